import { expect, test } from 'vitest';
import { superfluous } from '../../supabase/local/snapshots.ts';

const routine = (day: number, time: string) =>
  `2026-11-${String(day).padStart(2, '0')}T${time}.000Z-routine.tar.gz`;
const before = (day: number) =>
  `2026-11-${String(day).padStart(2, '0')}T120000.000Z-before-migrations.tar.gz`;

test('the newest of each of the last seven days is kept, and three before migrations', () => {
  const days = [1, 2, 3, 4, 5, 6, 7, 9];
  const mornings = days.map((day) => routine(day, '080000'));
  const evenings = days.map((day) => routine(day, '200000'));
  const migrations = [1, 2, 3, 4].map(before);
  const others = ['notes.txt', '2026-11-09T200000.000Z-routine.tar.gz.tmp'];

  const gone = superfluous([...evenings, ...migrations, ...mornings, ...others]);

  expect(gone.sort()).toEqual([...mornings, evenings[0], migrations[0], others[1]].sort());
});
