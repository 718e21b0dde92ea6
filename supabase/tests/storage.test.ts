import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { filesIn } from './files-in.ts';
import { enlarged, metadata, PHOTOGRAPHS, withSegments } from './photographs.ts';
import { openStorageApp } from './storage-app.ts';

const LIMIT_BYTES = 5 * 1024 * 1024;
const { baseline, progressive } = PHOTOGRAPHS;

// outside the tests: a busy machine may need longer to open a database than a test is given
const storage = await openStorageApp();
// what fails at the end of its statement, past the trials that lite makes and takes back
await storage.pg.exec(`
  create function public.refuse_late() returns trigger language plpgsql as
    $$ begin raise exception 'too late'; end $$;
  create constraint trigger refuse_late after insert or delete on storage.objects
    deferrable initially deferred for each row execute function public.refuse_late();
  alter table storage.objects disable trigger refuse_late;`);
const lateRefusals = (state: 'enable' | 'disable') =>
  storage.pg.exec(`alter table storage.objects ${state} trigger refuse_late`);
vi.spyOn(console, 'error').mockImplementation(() => {});

afterEach(async () => {
  await lateRefusals('disable');
  await storage.pg.exec('delete from storage.objects');
  rmSync(storage.folder, { recursive: true, force: true });
});
afterAll(() => storage.close());

test('of two uploads of one name at once one is kept, file and record alike', async () => {
  for (let round = 0; round < 5; round += 1) {
    const name = `folder/round-${round}.jpg`;
    const pictures = round % 2 ? [baseline, progressive] : [progressive, baseline];
    const answers = await Promise.all(
      pictures.map((picture) => storage.ask('POST', `pictures/${name}`, picture)),
    );
    const statuses = answers.map(({ status }) => status);
    expect([...statuses].sort()).toEqual([200, 409]);
    const kept = pictures[statuses.indexOf(200)];
    expect(readFileSync(path.join(storage.folder, 'pictures', name))).toEqual(kept);
    expect(await storage.sizeOf(name)).toBe(kept?.length);
    const read = await storage.ask('GET', `pictures/${name}`);
    expect(Buffer.from(await read.arrayBuffer())).toEqual(kept);
  }
  expect(storage.files()).toHaveLength(5);
});

test('the true size of an upload counts, whichever way it comes', async () => {
  const tooLarge = enlarged(baseline, LIMIT_BYTES + 1);
  const form = new FormData();
  form.append('cacheControl', '3600');
  form.append('', new Blob([tooLarge], { type: 'image/jpeg' }));
  // a request of the Fetch API says no length, as one that comes in chunks
  for (const body of [tooLarge, form]) {
    const answer = await storage.ask('POST', 'pictures/large.jpg', body);
    expect(answer.status).toBe(413);
    expect((await answer.json()).message).toMatch(/maximum allowed size/);
  }
  expect(storage.files()).toEqual([]);
  const largest = enlarged(baseline, LIMIT_BYTES);
  expect((await storage.ask('POST', 'pictures/largest.jpg', largest)).status).toBe(200);
  expect(await storage.sizeOf('largest.jpg')).toBe(LIMIT_BYTES);
});

test('a photograph is kept without its metadata, and what is none is refused', async () => {
  const full = withSegments(baseline, metadata('GPS 53.81 -1.53'));
  expect((await storage.ask('POST', 'pictures/a.jpg', full)).status).toBe(200);
  const read = await storage.ask('GET', 'pictures/a.jpg');
  expect(Buffer.from(await read.arrayBuffer())).toEqual(baseline);
  expect(await storage.sizeOf('a.jpg')).toBe(baseline.length);

  for (const body of ['<script>alert(1)</script>', baseline.subarray(0, 200), '']) {
    const answer = await storage.ask('POST', 'pictures/b.jpg', body);
    expect([answer.status, (await answer.json()).message]).toEqual([
      415,
      'This is not a whole JPEG photograph: choose another file.',
    ]);
  }
  expect(storage.files()).toEqual(['pictures/a.jpg']);
  expect(await storage.sizeOf('b.jpg')).toBeNull();
});

test('a file whose record failed goes, a file whose record stayed stays', async () => {
  await lateRefusals('enable');
  expect((await storage.ask('POST', 'pictures/late.jpg', baseline)).ok).toBe(false);
  expect(storage.files()).toEqual([]);
  await lateRefusals('disable');
  expect((await storage.ask('POST', 'pictures/late.jpg', baseline)).status).toBe(200);

  const remove = () =>
    storage.ask(
      'DELETE',
      'pictures',
      JSON.stringify({ prefixes: ['late.jpg'] }),
      'application/json',
    );
  await lateRefusals('enable');
  expect((await remove()).ok).toBe(false);
  expect((await storage.ask('GET', 'pictures/late.jpg')).status).toBe(200);
  await lateRefusals('disable');
  expect((await remove()).status).toBe(200);
  expect(storage.files()).toEqual([]);
});

test('a photograph and the folders that name it are on the disk before it is acknowledged', async () => {
  const probe = await open(import.meta.filename);
  const sync = vi.spyOn(Object.getPrototypeOf(probe), 'sync');
  await probe.close();
  expect((await storage.ask('POST', 'pictures/E08/plan/a.jpg', baseline)).status).toBe(200);
  // the file, plan, E08, pictures, storage, and the folder that storage is in
  expect(sync).toHaveBeenCalledTimes(6);
  sync.mockRestore();
});

test('a name that leaves the bucket, or that no file can have, is refused and harms nothing', async () => {
  await storage.ask('POST', 'pictures/a/b.jpg', baseline);
  const long = 'n'.repeat(300);
  for (const road of [
    'pictures/..%2f..%2fsecrets.json',
    'pictures/a%5c..%5cb.jpg',
    'pictures/%00.jpg',
    'pictures/%zz.jpg',
    'pictures/.hidden',
    'pictures/a//b.jpg',
    'pictures/',
    'pictures',
    `pictures/${long}`,
    'pictures/a/b.jpg/c',
    'pictures/a',
    '%00/b.jpg',
    '..%2f..%2fpg/b.jpg',
    'nowhere/b.jpg',
  ]) {
    for (const method of ['GET', 'POST', 'PUT']) {
      const answer = await storage.ask(method, road, method === 'GET' ? undefined : baseline);
      expect([road, method, Math.floor(answer.status / 100)]).toEqual([road, method, 4]);
    }
  }
  for (const body of [
    '{"prefixes":["\\u0000"]}',
    '{"prefixes":["../../secrets.json"]}',
    '{"prefixes":"a/b.jpg"}',
    'null',
    '{',
    '',
  ]) {
    const answer = await storage.ask('DELETE', 'pictures', body, 'application/json');
    expect([body, answer.status]).toEqual([body, 400]);
  }
  expect((await storage.ask('POST', 'pictures/c.jpg', new FormData())).status).toBe(400);
  expect(storage.files()).toEqual(['pictures/a/b.jpg']);
});

test('a file that is gone is not found, and its record can still be removed', async () => {
  await storage.ask('POST', 'pictures/a.jpg', baseline);
  rmSync(path.join(storage.folder, 'pictures/a.jpg'));
  expect((await storage.ask('GET', 'pictures/a.jpg')).status).toBe(404);
  const body = '{"prefixes":["a.jpg"]}';
  const removed = await storage.ask('DELETE', 'pictures', body, 'application/json');
  expect([removed.status, (await removed.json()).length]).toEqual([200, 1]);
});

test('files from before this layout open', async () => {
  mkdirSync(path.join(storage.folder, 'pictures'), { recursive: true });
  writeFileSync(path.join(storage.folder, 'pictures/old.jpg'), progressive);
  await storage.pg.exec(`insert into storage.objects (bucket_id, name, version)
    values ('pictures', 'old.jpg', gen_random_uuid()::text)`);
  const read = await storage.ask('GET', 'pictures/old.jpg');
  expect(Buffer.from(await read.arrayBuffer())).toEqual(progressive);
});

// a limit on the size of files fails a write in its middle, as a full disk does
test.skipIf(process.platform === 'win32')(
  'a full disk is a sentence, and no part of a file stays',
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ginnel-full-'));
    const script = `
    import { FileStorage } from './supabase/local/file-storage.ts';
    const bytes = new Uint8Array(400_000);
    try {
      await new FileStorage(process.argv[1]).uploadObject('b', 'a/full.bin', undefined, bytes, 'x/y', '');
    } catch ({ status, message }) { console.log(status, message); }`;
    const { stdout } = spawnSync(
      'bash',
      [
        '-c',
        'ulimit -f 200; exec "$0" "$@"',
        process.execPath,
        '--import',
        'tsx',
        '--input-type=module',
        '-e',
        script,
        folder,
      ],
      { encoding: 'utf8' },
    );
    expect(stdout).toMatch(/^507 The server has no room left for files\./);
    expect(filesIn(folder)).toEqual([]);
    expect(statSync(path.join(folder, 'b/a')).isDirectory()).toBe(true);
    rmSync(folder, { recursive: true });
  },
);
