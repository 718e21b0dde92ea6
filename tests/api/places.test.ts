import { spawn } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { placesIndex, readPlaces } from '../../supabase/local/places-index.ts';
import {
  makeDataDir,
  readSecrets,
  refusedStart,
  type ServerProcess,
  startServer,
  stopServer,
} from './server-process.ts';

const dataDir = makeDataDir();
const elsewhere = path.join(dataDir, 'index.json');
const here = JSON.parse(readFileSync(placesIndex, 'utf8'));
const another = { ...here[0], code: 'E07000999', name: 'Another', slug: 'another' };
let server: ServerProcess;

beforeAll(async () => {
  cpSync(inject('preparedFolder'), dataDir, { recursive: true });
  server = await startServer({ dataDir });
});
afterAll(async () => {
  server.child.kill('SIGKILL');
  await server.exited;
  rmSync(dataDir, { recursive: true, force: true });
});

test('at the first start every place of the index is there', async () => {
  const expected = here.map(({ code, slug, name }: (typeof here)[0]) => ({ code, slug, name }));
  expect(await places('select=code,slug,name&has_pack=is.true&order=name')).toEqual(expected);
});

test('a place is added, goes and returns with its pack, in one sentence each', async () => {
  expect(await sync([...here, another])).toEqual([
    0,
    '4 places have a pack; added: E07000999; gone, and only to be read from now on: none; returned: none.\n',
  ]);
  expect(await sync(here)).toEqual([
    0,
    '3 places have a pack; added: none; gone, and only to be read from now on: E07000999; returned: none.\n',
  ]);
  const asked = 'select=name,has_pack&code=eq.E07000999';
  expect(await places(asked)).toEqual([{ name: 'Another', has_pack: false }]);
  const [, said] = await sync([...here, another]);
  expect(said).toContain('returned: E07000999.');
});

test('what cannot be taken over is a sentence and exit code 1, and changes nothing', async () => {
  const renamed = here.map((place: typeof another) =>
    place.code === 'E08000035' ? { ...place, slug: 'city-of-leeds' } : place,
  );
  expect(await sync(renamed)).toEqual([
    1,
    `The places in ${elsewhere} do not go with those in the database, where nothing was changed: city-of-leeds is another address for a place that has one, and keeps it, for links stand in letters and on posters.\n`,
  ]);
  const [code, taken] = await sync([{ ...another, slug: 'join' }]);
  expect([code, taken]).toEqual([
    1,
    `Another has the address /join in ${elsewhere}, which is one of the app's own: give it another.\n`,
  ]);
  expect((await sync([]))[1]).toMatch(/^There is no index of place packs in .*npm run data\)\.\n$/);
  expect(await sync(here, { SUPABASE_SERVICE_ROLE_KEY: '' })).toEqual([
    1,
    'Set SUPABASE_SERVICE_ROLE_KEY to the service_role key of the project.\n',
  ]);
  expect((await sync(here, { SUPABASE_URL: '' }))[1]).toMatch(/^Set SUPABASE_URL to /);
  const { publishableKey } = readSecrets(dataDir);
  const [, stranger] = await sync(here, { SUPABASE_SERVICE_ROLE_KEY: publishableKey });
  expect(stranger).toMatch(/^http:.* did not take the places: .*\.\n$/);
  const [, nobody] = await sync(here, { SUPABASE_URL: 'http://127.0.0.1:9' });
  expect(nobody).toMatch(/^http:\/\/127\.0\.0\.1:9 did not take the places: .*\.\n$/);
});

test('the start takes over the places too, and refuses one that has another address', async () => {
  expect(await stopServer(server)).toBe(0);
  server = await startServer({ dataDir });
  expect(server.output()).toContain(
    'There is no pack for E07000999: what was written there can only be read.\n',
  );
  await ask('code=eq.E08000035', { method: 'PATCH', body: JSON.stringify({ slug: 'old-leeds' }) });
  expect(await stopServer(server)).toBe(0);
  const { code, said } = await refusedStart({ dataDir });
  expect(code).toBe(1);
  expect(said).toMatch(/leeds is another address for a place that has one, and keeps it.*\.\n$/);
  expect(said).not.toMatch(/^\s+at /m);
});

test('an index that is not there, or is cut short, is a sentence', () => {
  expect(() => readPlaces(path.join(dataDir, 'none.json'))).toThrow('There is no index');
  writeFileSync(elsewhere, '[{');
  expect(() => readPlaces(elsewhere)).toThrow('There is no index');
});

function ask(query: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${server.url}/rest/v1/places?${query}`, {
    ...init,
    headers: { apikey: readSecrets(dataDir).secretKey, 'content-type': 'application/json' },
  });
}

async function places(query: string): Promise<unknown> {
  return (await ask(query)).json();
}

/** `npm run places -- sync` with an index of these places: its exit code and what it says. */
async function sync(
  index: unknown[],
  env: Record<string, string> = {},
): Promise<[code: number | null, said: string]> {
  writeFileSync(elsewhere, JSON.stringify(index));
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'supabase/places.ts', 'sync', elsewhere],
    {
      env: {
        ...process.env,
        SUPABASE_URL: server.url,
        SUPABASE_SERVICE_ROLE_KEY: readSecrets(dataDir).secretKey,
        ...env,
      },
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part) => {
      said += part;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return [code, said];
}
