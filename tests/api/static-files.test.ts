import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HeldFiles } from '../../supabase/local/held-files.ts';
import { StaticFiles } from '../../supabase/local/static-files.ts';

const root = mkdtempSync(path.join(tmpdir(), 'ginnel-static-'));
const files = new StaticFiles(root);
const script = 'const words = "ginnel";\n'.repeat(500);
const tiles = new Uint8Array(1000).map((_, i) => i % 251);

beforeAll(() => {
  mkdirSync(path.join(root, 'assets'));
  mkdirSync(path.join(root, 'places/leeds'), { recursive: true });
  writeFileSync(path.join(root, 'assets/app-1a2b3c.js'), script);
  writeFileSync(path.join(root, 'places/leeds/basemap.pmtiles'), tiles);
  writeFileSync(path.join(root, 'places/leeds/manifest.json'), '{"slug":"leeds"}');
  writeFileSync(path.join(root, 'large.pmtiles'), '');
  truncateSync(path.join(root, 'large.pmtiles'), 20 * 1024 * 1024);
});
afterAll(() => rmSync(root, { recursive: true }));

test('hashed files are kept for a year, the rest is asked for again', async () => {
  expect((await get('/assets/app-1a2b3c.js')).headers.get('cache-control')).toBe(
    'public, max-age=31536000, immutable',
  );
  const pack = await get('/places/leeds/manifest.json');
  expect(pack.headers.get('cache-control')).toBe('no-cache');
  const etag = pack.headers.get('etag') ?? '';
  const again = await get('/places/leeds/manifest.json', { 'if-none-match': `W/${etag}` });
  expect([again.status, await again.text()]).toEqual([304, '']);

  writeFileSync(path.join(root, 'places/leeds/manifest.json'), '{"slug":"leeds","v":2}');
  const changed = await get('/places/leeds/manifest.json', { 'if-none-match': etag });
  expect([changed.status, (await changed.json()).v]).toEqual([200, 2]);
});

test('text travels compressed as the browser asks', async () => {
  for (const [accepted, encoding, open] of [
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip', 'gzip', gunzipSync],
  ] as const) {
    const answer = await get('/assets/app-1a2b3c.js', { 'accept-encoding': accepted });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('vary')).toBe('accept-encoding');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.length).toBeLessThan(script.length / 10);
    expect(open(bytes).toString()).toBe(script);
  }
  const plain = await get('/assets/app-1a2b3c.js');
  expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, script]);
});

test('tiles are read by ranges', async () => {
  const url = '/places/leeds/basemap.pmtiles';
  for (const [range, contentRange, expected] of [
    ['bytes=0-126', 'bytes 0-126/1000', tiles.slice(0, 127)],
    ['bytes=990-', 'bytes 990-999/1000', tiles.slice(990)],
    ['bytes=-5', 'bytes 995-999/1000', tiles.slice(995)],
    ['bytes=998-5000', 'bytes 998-999/1000', tiles.slice(998)],
  ] as const) {
    const answer = await get(url, { range, 'accept-encoding': 'br' });
    expect([answer.status, answer.headers.get('content-range')]).toEqual([206, contentRange]);
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(expected);
  }
  const beyond = await get(url, { range: 'bytes=1000-' });
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */1000']);
  const other = await get(url, { range: 'bytes=0-1', 'if-range': '"another"' });
  expect([other.status, (await other.arrayBuffer()).byteLength]).toEqual([200, 1000]);
});

test('a large archive is streamed by ranges', async () => {
  const answer = await get('/large.pmtiles', { range: 'bytes=20971000-20971519' });
  expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([206, 520]);
  const head = await files.respond(new Request('http://x/', { method: 'HEAD' }), '/large.pmtiles');
  expect(head?.headers.get('content-length')).toBe('20971520');
});

test('nothing outside the folder is a file', async () => {
  for (const name of [
    '/../package.json',
    '/%2e%2e/package.json',
    '/',
    '/assets',
    '/a%00b',
    '/%zz',
  ]) {
    expect(await files.respond(new Request('http://x/'), name)).toBeNull();
  }
});

test('what is kept in memory has a bound, and what was used longest ago goes first', async () => {
  const held = new HeldFiles(3500);
  const small = new StaticFiles(root, held);
  const ask = async (name: string, encoding = 'identity') => {
    const headers = { 'accept-encoding': encoding };
    const answer = await small.respond(new Request('http://x/', { headers }), `/${name}`);
    return Buffer.from((await answer?.arrayBuffer()) ?? new ArrayBuffer());
  };
  const noise = (length: number) => randomBytes(length).toString('latin1').slice(0, length);
  const write = (name: string, text: string) =>
    writeFileSync(path.join(root, name), Buffer.from(text, 'latin1'));
  for (const name of ['a', 'b', 'c']) write(`${name}.json`, noise(1000));

  const of = (name: string) => {
    const file = path.join(root, `${name}.json`);
    return held.get(file, statSync(file));
  };
  const [a, b] = [await of('a'), await of('b')];
  await of('a');
  await of('c');
  expect(held.bytes).toBe(3000);
  // compressed bytes count too, and b was used longest ago
  const squeezed = await ask('a.json', 'br');
  expect(held.bytes).toBe(2000 + squeezed.length);
  expect([(await of('a')) === a, (await of('b')) === b]).toEqual([true, false]);
  for (const name of ['a', 'b', 'c', 'a', 'c']) {
    for (const encoding of ['br', 'gzip', 'identity']) await ask(`${name}.json`, encoding);
    expect(held.bytes).toBeLessThanOrEqual(3500);
  }

  // a file that changes leaves nothing of what it was, at once or one after the other
  const other = new HeldFiles(100_000);
  const changing = new StaticFiles(root, other);
  for (let length = 100; length <= 1000; length += 100) {
    write('changing.json', noise(length));
    const headers = { 'accept-encoding': 'gzip' };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        changing.respond(new Request('http://x/', { headers }), '/changing.json'),
      ),
    );
    const bytes = Buffer.from((await answers[0]?.arrayBuffer()) ?? new ArrayBuffer());
    expect(gunzipSync(bytes)).toHaveLength(length);
    expect(other.bytes).toBe(length + bytes.length);
  }

  // larger than all that may be kept: answered, and not kept
  write('vast.json', noise(5000));
  expect(await ask('vast.json')).toHaveLength(5000);
  expect(await ask('vast.json', 'br')).not.toHaveLength(0);
  expect(held.bytes).toBeLessThanOrEqual(3500);
});

async function get(pathname: string, headers: Record<string, string> = {}): Promise<Response> {
  const answer = await files.respond(new Request('http://x/', { headers }), pathname);
  if (!answer) throw new Error(`${pathname} is not there`);
  return answer;
}
