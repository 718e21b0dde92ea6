/**
 * Where to go after signing in: a path of this site, or the start. Whatever a link asks for,
 * nobody is sent to another site.
 */
export function returnPath(asked: string | null, origin: string): string {
  if (!asked?.startsWith('/')) return '/';
  let url: URL;
  try {
    url = new URL(asked, origin);
  } catch (error) {
    if (error instanceof TypeError) return '/';
    throw error;
  }
  if (url.origin !== origin || url.pathname === '/sign-in') return '/';
  return url.pathname + url.search + url.hash;
}
