import {
  existsSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { getStorageSchemaSql } from '@supabase/lite';
import { afterAll, afterEach, expect, test } from 'vitest';
import { describeSweep, sweepStorage } from '../local/sweep-storage.ts';
import { filesIn } from './files-in.ts';

const DAY = 24 * 60 * 60 * 1000;
const START = new Date('2026-11-25T10:00:00Z');
const BEFORE = new Date(START.getTime() - 1000);

const home = mkdtempSync(path.join(tmpdir(), 'ginnel-sweep-'));
const folder = path.join(home, 'storage');
const pg = await PGlite.create();
await pg.exec(getStorageSchemaSql());
await pg.exec(
  `insert into storage.buckets (id, name) values ('pictures', 'pictures'), ('none', 'none')`,
);

afterEach(async () => {
  await pg.exec('delete from storage.objects');
  rmSync(home, { recursive: true, force: true });
});
afterAll(() => pg.close());

test('a file without a record is set aside, a record without a file is counted', async () => {
  put('pictures/E08/plan/kept.jpg');
  put('pictures/E08/plan/orphan.jpg');
  put('pictures/E08/empty/orphan.jpg');
  put('pictures/E08/plan/kept.jpg.0f0e.tmp');
  await record('E08/plan/kept.jpg');
  await record('E08/gone/gone.jpg');
  await record('E08/plan/kept.jpg/below.jpg');
  const swept = await sweep();
  expect(swept).toEqual({ removed: 1, setAside: 2, broughtBack: 0, missing: 2 });
  expect(filesIn(folder)).toEqual([
    '.set-aside/pictures/E08/empty/orphan.jpg',
    '.set-aside/pictures/E08/plan/orphan.jpg',
    'pictures/E08/plan/kept.jpg',
  ]);
  expect(existsSync(path.join(folder, 'pictures/E08/empty'))).toBe(false);
  expect(describeSweep(swept)).toBe(
    'Files of storage: 1 unfinished removed, 2 without a record set aside for 30 days, 2 missing though there is a record of them.',
  );
});

test('nothing to do is nothing to say, also without any file', async () => {
  expect(describeSweep(await sweep())).toBeNull();
  put('pictures/a.jpg');
  await record('a.jpg');
  expect(describeSweep(await sweep())).toBeNull();
  expect(filesIn(folder)).toEqual(['pictures/a.jpg']);
});

test('what an older snapshot does not know comes back with the record', async () => {
  put('pictures/E08/plan/a.jpg', 'the photograph');
  put('pictures/E08/plan/b.jpg', 'cut sho');
  await sweep();
  await record('E08/plan/a.jpg', 'the photograph'.length);
  await record('E08/plan/b.jpg', 'cut short'.length);
  expect(await sweep()).toMatchObject({ broughtBack: 1, missing: 1 });
  const back = path.join(folder, 'pictures/E08/plan/a.jpg');
  expect(readFileSync(back, 'utf8')).toBe('the photograph');
});

test('what was set aside goes after 30 days, and its folders with it', async () => {
  put('pictures/a.jpg');
  await sweep();
  const later = (days: number) => sweep(new Date(START.getTime() + days * DAY));
  await later(29);
  expect(filesIn(folder)).toEqual(['.set-aside/pictures/a.jpg']);
  await later(31);
  expect(existsSync(path.join(folder, '.set-aside'))).toBe(false);
});

test('what is under way is left alone', async () => {
  put('pictures/new.jpg', '', START);
  put('pictures/new.tmp', '', START);
  expect(describeSweep(await sweep())).toBeNull();
  expect(filesIn(folder)).toEqual(['pictures/new.jpg', 'pictures/new.tmp']);
});

test('no link is followed, and nothing outside of a bucket is touched', async () => {
  const outside = path.join(home, 'outside');
  put('lost+found/a.jpg');
  put('a.jpg');
  put('../outside/a.jpg');
  put('pictures/b.jpg');
  link(outside, 'none');
  link(outside, 'pictures/link');
  link(path.join(outside, 'a.jpg'), 'pictures/link.jpg');
  expect(await sweep()).toEqual({ removed: 0, setAside: 1, broughtBack: 0, missing: 0 });
  expect(filesIn(outside)).toEqual(['a.jpg']);
  expect(filesIn(folder)).toEqual([
    '.set-aside/pictures/b.jpg',
    'a.jpg',
    'lost+found/a.jpg',
    'none',
    'pictures/link',
    'pictures/link.jpg',
  ]);
});

test('nothing is set aside through a link', async () => {
  put('../outside/a.jpg');
  put('pictures/b.jpg');
  link(path.join(home, 'outside'), '.set-aside');
  expect(describeSweep(await sweep())).toBeNull();
  expect(filesIn(path.join(home, 'outside'))).toEqual(['a.jpg']);
  expect(filesIn(folder)).toEqual(['.set-aside', 'pictures/b.jpg']);
});

test('the folder itself may be a link to another disk', async () => {
  put('../disk/pictures/a.jpg');
  rmSync(folder, { recursive: true, force: true });
  symlinkSync(path.join(home, 'disk'), folder);
  expect(await sweep()).toMatchObject({ setAside: 1 });
  expect(filesIn(path.join(home, 'disk'))).toEqual(['.set-aside/pictures/a.jpg']);
});

test('more files and records than are asked about at once', async () => {
  for (let i = 0; i < 2100; i += 1) put(`pictures/E08/${i % 50}/${i}.jpg`);
  await pg.exec(`insert into storage.objects (bucket_id, name)
    select 'pictures', 'E08/' || i % 50 || '/' || i || '.jpg' from generate_series(100, 2199) as i`);
  expect(await sweep()).toEqual({ removed: 0, setAside: 100, broughtBack: 0, missing: 100 });
  expect(filesIn(path.join(folder, 'pictures'))).toHaveLength(2000);
});

function sweep(startedAt = START) {
  return sweepStorage(
    folder,
    async <Row>(sql: string, parameters: unknown[]) => (await pg.query<Row>(sql, parameters)).rows,
    startedAt,
  );
}

function put(name: string, content = 'x', changedAt = BEFORE): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, content);
  utimesSync(file, changedAt, changedAt);
}

function link(to: string, name: string): void {
  const file = path.join(folder, name);
  symlinkSync(to, file);
  lutimesSync(file, BEFORE, BEFORE);
}

async function record(name: string, size = 1): Promise<void> {
  await pg.query(
    `insert into storage.objects (bucket_id, name, metadata)
     values ('pictures', $1, jsonb_build_object('size', $2::int))`,
    [name, size],
  );
}
