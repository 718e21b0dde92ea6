/**
 * First parts of addresses that belong to the app or to whatever serves it: no place has one of
 * these as its slug, for its own page could then not be reached. A slug is for ever, so a new
 * address of the app must be none that a place has, and is added here.
 */
const RESERVED = new Set([
  // screens of src/app/routes.tsx
  'sign-in',
  'join',
  // files of the built app, and those that Vite serves while it is being written
  'places',
  'assets',
  'index.html',
  'env.json',
  'ginnel.svg',
  'src',
  'node_modules',
  // roads of the server: supabase/local/app.ts
  'rest',
  'auth',
  'storage',
  'realtime',
  'functions',
  'graphql',
  'pg',
  '_system',
  'healthz',
  'basemap.pmtiles',
]);

/** Whether a place may not have this slug. */
export function isReservedSlug(slug: string): boolean {
  return RESERVED.has(slug);
}
