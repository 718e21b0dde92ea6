/** What an answer to a read may depend on besides its address. */
const READ_HEADERS = ['apikey', 'authorization', 'accept', 'accept-profile', 'prefer', 'range'];

/**
 * A read that whoever sends the same is answered alike: of a view, with no header that tells who
 * reads. `key` is the same for the same question, `headers` are what is left of them.
 * @returns null for every other request.
 */
export function sharedRead(
  method: string,
  url: string,
  headers: Headers,
): { key: string; headers: [string, string][] } | null {
  const { pathname, search } = new URL(url);
  if (!pathname.startsWith('/rest/v1/') || pathname.startsWith('/rest/v1/rpc/')) return null;
  const kept = READ_HEADERS.flatMap((name): [string, string][] => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  return { key: JSON.stringify([method, pathname, search, kept]), headers: kept };
}
