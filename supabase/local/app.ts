import type { RequestListener } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { refuse } from './answer.ts';
import { Api, type Served } from './api.ts';
import { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD } from './demonstration.ts';
import { type Environment, isLoopbackHost } from './environment.ts';
import { securityHeaders } from './headers.ts';
import { HealthCheck } from './health.ts';
import { HeldFiles } from './held-files.ts';
import { isPage, respondWithFile, StaticFiles } from './static-files.ts';

type Variables = { Bindings: HttpBindings };
const BASEMAP_PATH = '/basemap.pmtiles';

/** What the server itself answers, and never a file of the app or its page; no place is called so. */
export const SERVER_FOLDERS = [
  'rest',
  'auth',
  'storage',
  'realtime',
  'functions',
  'graphql',
  'pg',
  '_system',
];
export const SERVER_FILES = ['env.json', 'healthz', 'basemap.pmtiles'];

export function isServerPath(pathname: string): boolean {
  const [, first = '', ...rest] = pathname.split('/');
  return SERVER_FOLDERS.includes(first) || (rest.length === 0 && SERVER_FILES.includes(first));
}

/** Everything the server answers once the database is ready. `dist` is the built app. */
export function createListener(
  environment: Environment,
  served: Served,
  dist: string,
): RequestListener {
  // else a connection is cut behind the refusal of a body that is still being sent, and often
  // enough the refusal is lost with it; without this Node reads the rest and throws it away
  const options = { autoCleanupIncoming: false };
  return getRequestListener(createApp(environment, served, dist).fetch, options);
}

function createApp(environment: Environment, served: Served, dist: string) {
  const app = new Hono<Variables>();
  const headers = securityHeaders(environment.basemap);
  const acceptsHost = hostCheck(environment);
  app.use(async (c, next) => {
    if (acceptsHost(c.req.header('host'))) await next();
    else c.res = refuse(421, 'unknown_host', 'This server is not known by that name.');
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  });
  app.onError((error, c) => {
    console.error('request failed:', error);
    return c.newResponse(
      refuse(500, 'server_error', 'Something went wrong on the server.').body,
      500,
      { 'content-type': 'application/json' },
    );
  });
  const health = new HealthCheck(served.database, environment.dataDir);
  app.get('/healthz', async (c) => {
    const found = await health.ask();
    return c.json(found, found.ok ? 200 : 503, { 'cache-control': 'no-store' });
  });
  app.get('/env.json', (c) =>
    c.json(publicEnvironment(environment, served), 200, { 'cache-control': 'no-cache' }),
  );
  const held = new HeldFiles();
  const basemap = environment.basemap;
  if (basemap?.kind === 'pmtiles-file') {
    app.get(
      BASEMAP_PATH,
      async (c) => (await respondWithFile(basemap.file, c.req.raw, 'no-cache', held)) ?? missing(),
    );
  }
  const api = new Api(served);
  for (const path of ['/auth/v1/*', '/rest/v1/*', '/storage/v1/*']) {
    app.use(path, compress());
    app.all(path, (c) => api.respond(c, addressOf(c, environment)));
  }
  const files = new StaticFiles(dist, held);
  app.all('*', async (c) => {
    const { pathname } = new URL(c.req.url);
    if (isServerPath(pathname)) return missing();
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      return refuse(405, 'method_not_allowed', 'This address can only be read.', {
        allow: 'GET, HEAD',
      });
    }
    const found = await files.respond(c.req.raw, pathname);
    if (found) return found;
    const page = isPage(pathname) ? await files.respond(c.req.raw, '/index.html') : null;
    return page ?? missing();
  });
  return app;
}

function missing(): Response {
  return refuse(404, 'not_found', 'There is nothing at this address.');
}

function publicEnvironment(environment: Environment, { secrets }: Served) {
  const basemap = environment.basemap;
  return {
    backend: 'embedded',
    supabaseUrl: '',
    publishableKey: secrets.publishableKey,
    demonstration: environment.demonstration
      ? {
          password: DEMONSTRATION_PASSWORD,
          accounts: DEMONSTRATION_ACCOUNTS.map(({ email, role }) => ({ email, role })),
        }
      : null,
    basemap:
      basemap === null
        ? null
        : basemap.kind === 'style'
          ? { style: basemap.url }
          : { pmtiles: basemap.kind === 'pmtiles' ? basemap.url : BASEMAP_PATH },
  };
}

/**
 * A page of another site can point its own name at 127.0.0.1 and then read what a browser here may
 * read; it cannot make the browser send one of these names.
 */
function hostCheck(environment: Environment): (host: string | undefined) => boolean {
  if (!isLoopbackHost(environment.host)) return () => true;
  const names = new Set(['localhost', '127.0.0.1', '[::1]', environment.host]);
  if (environment.publicUrl) names.add(new URL(environment.publicUrl).hostname);
  return (host) => names.has((host ?? '').toLowerCase().replace(/:\d+$/, ''));
}

/** The caller: behind a reverse proxy on this machine, the last address that proxy wrote down. */
function addressOf(c: Context<Variables>, environment: Environment): string {
  const peer = c.env.incoming.socket.remoteAddress ?? '';
  if (environment.publicUrl === null || !isLoopbackHost(peer.replace(/^::ffff:/, ''))) return peer;
  return c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() || peer;
}
