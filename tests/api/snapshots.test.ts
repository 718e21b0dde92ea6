import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { FolderCopy } from '../../supabase/local/copy-folder.ts';
import { listSnapshots, sayAge, superfluous } from '../../supabase/local/snapshots.ts';
import { makeDataDir } from './server-process.ts';

const routine = (day: number, time: string) =>
  `2026-11-${String(day).padStart(2, '0')}T${time}.000Z-routine.tar.gz`;
const before = (day: number) =>
  `2026-11-${String(day).padStart(2, '0')}T120000.000Z-before-migrations.tar.gz`;

/** In the evening of the ninth. */
const NOW = Date.parse('2026-11-09T21:00:00Z');

test('the newest eight and the newest of each of the last seven days are kept, and three before migrations', () => {
  const days = [1, 2, 3, 4, 5, 6, 7, 9];
  const mornings = days.map((day) => routine(day, '080000'));
  const evenings = days.map((day) => routine(day, '200000'));
  const quarters = ['200001', '200002', '200003', '200004', '200005', '200006', '200007', '200008'];
  const ninth = quarters.map((time) => routine(9, time));
  const migrations = [1, 2, 3, 4].map(before);
  const others = [
    'notes.txt',
    '2026-11-09T200000.000Z-routine.tar.gz.tmp',
    '2026-11-09T200000.000Z.copy',
  ];

  const gone = superfluous([...evenings, ...migrations, ...mornings, ...ninth, ...others], NOW);

  // of the ninth all eight quarters, of the seven days before the evening, but the first is the eighth
  expect(gone.sort()).toEqual(
    [...mornings, evenings[0], evenings[7], migrations[0], others[1], others[2]].sort(),
  );
});

test('a snapshot from the future neither counts nor pushes today out', () => {
  const future = [1, 2, 3, 4].map((day) => `2099-11-0${day}T080000.000Z-routine.tar.gz`);
  const today = routine(9, '200000');

  expect(superfluous([...future, today], NOW)).toEqual([future[0]]);

  const dataDir = makeDataDir();
  const folder = path.join(dataDir, 'snapshots');
  mkdirSync(folder);
  for (const name of [...future, today]) writeFileSync(path.join(folder, name), '');
  expect(path.basename(listSnapshots(dataDir, NOW)[0] ?? '')).toBe(today);
  rmSync(dataDir, { recursive: true });
});

test('a copy brought up to date has what was changed, added and removed since, and copies nothing else', async () => {
  const dataDir = makeDataDir();
  const [from, to] = [path.join(dataDir, 'from'), path.join(dataDir, 'to')];
  mkdirSync(path.join(from, 'base'), { recursive: true });
  const write = (name: string, text: string, secondsAgo = 60) => {
    writeFileSync(path.join(from, name), text);
    const time = Date.now() / 1000 - secondsAgo;
    utimesSync(path.join(from, name), time, time);
    return time;
  };
  const content = () => readdirSync(path.join(to, 'base')).map((name) => read(`base/${name}`));
  const read = (name: string) => `${name}: ${readFileSync(path.join(to, name), 'utf8')}`;
  for (const name of ['changed', 'longer', 'removed', 'same']) write(`base/${name}`, 'first');
  const shortly = write('base/shortly', 'first', 0);
  const copy = new FolderCopy(from, to);
  await copy.update(1);

  write('base/changed', 'later');
  write('base/longer', 'first and more');
  write('base/added', 'new');
  rmSync(path.join(from, 'base', 'removed'));
  // written again before the file system's clock has moved on
  writeFileSync(path.join(from, 'base', 'shortly'), 'again');
  utimesSync(path.join(from, 'base', 'shortly'), shortly, shortly);
  // what was copied is not copied again
  writeFileSync(path.join(to, 'base', 'same'), 'the copy');
  await copy.update(4);

  expect(content().sort()).toEqual([
    'base/added: new',
    'base/changed: later',
    'base/longer: first and more',
    'base/same: the copy',
    'base/shortly: again',
  ]);
  rmSync(dataDir, { recursive: true });
});

test('the age of a snapshot is said as a person says it', () => {
  const said = (time: string) => sayAge(`/a/${routine(9, time)}`, NOW);
  expect([said('205900'), said('204000'), said('080000')]).toEqual([
    '1 minute old',
    '20 minutes old',
    '13 hours old',
  ]);
  expect(sayAge(`/a/${routine(5, '210000')}`, NOW)).toBe('4 days old');
  expect(sayAge(`/a/2099-11-01T080000.000Z-routine.tar.gz`, NOW)).toBe('of unknown age');
});
