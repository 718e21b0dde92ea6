import type { PGlite } from '@electric-sql/pglite';
import { array, assert, constantFrom, property, string } from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countLetters, countReadable, LIMITS, said } from '#domain/said.ts';
import { openInMemory } from '../../supabase/local/database-in-memory.ts';

let pg: PGlite;
beforeAll(async () => {
  pg = await openInMemory();
});
afterAll(() => pg.close());

/** Each of `text[]`, as the database sees it. */
async function inDatabase(texts: string[]) {
  const { rows } = await pg.query<{ letters: number; readable: number }>(
    `select char_length(text) letters, private.readable_length(text) readable
     from unnest($1::text[]) with ordinality as given(text, place) order by place`,
    [texts],
  );
  return rows;
}

test('browser and database count alike, whatever was typed', async () => {
  const unseen = constantFrom(
    '\u200B',
    '\u00AD',
    '\uFE0F',
    '\u{E0041}',
    '\u2800',
    '\u{1D173}',
    '\u0085',
  );
  const piece = string({ unit: 'binary', maxLength: 12 });
  const texts: string[] = [];
  assert(
    property(array(piece), array(unseen), (pieces, others) => {
      texts.push(said([...pieces, ...others].join('')));
    }),
    { numRuns: 3000, seed: 6 },
  );
  // every code point of the first two planes is looked at, in texts of 256
  for (let first = 1; first < 0x20000; first += 256)
    texts.push(said(String.fromCodePoint(...Array.from({ length: 256 }, (_, i) => first + i))));
  const found = await inDatabase(texts);
  expect(found).toHaveLength(texts.length);
  texts.forEach((text, at) => {
    const counted = { letters: countLetters(text), readable: countReadable(text) };
    expect(counted, JSON.stringify(text)).toEqual(found[at]);
  });
});

/** Which column each limit is of. */
const COLUMNS: Record<keyof typeof LIMITS, [table: string, column: string] | null> = {
  contributionWords: ['contributions', 'words'],
  declineReason: ['contributions', 'decline_reason'],
  reply: ['replies', 'body'],
  areaName: ['priority_areas', 'name'],
  areaWhy: ['priority_areas', 'why'],
  planTitle: ['plans', 'title'],
  // in the details of a plan, which are JSON
  planText: null,
  stageReason: ['plans', 'stage_reason'],
  photographWords: ['plan_photographs', 'words'],
  actionTitle: ['actions', 'title'],
  actionOwner: ['actions', 'owner_organisation'],
  actionFunder: ['actions', 'funder'],
  statusReason: ['actions', 'status_reason'],
  displayName: ['profiles', 'display_name'],
};

test('the limits are those of the columns', async () => {
  for (const [name, where] of Object.entries(COLUMNS)) {
    if (!where) continue;
    const { rows } = await pg.query<{ rule: string }>(
      `select pg_get_constraintdef(oid) rule from pg_constraint
       where conrelid = ('public.' || $1)::regclass and contype = 'c' and pg_get_constraintdef(oid) like $2`,
      [where[0], `%char_length(%${where[1]}%`],
    );
    const { least, most } = LIMITS[name as keyof typeof LIMITS];
    const rules = rows.map(({ rule }) => rule).join('\n');
    expect(
      [...rules.matchAll(/<= (\d+)/g)].map(([, number]) => Number(number)),
      name,
    ).toContain(most);
    if (least > 1)
      expect(
        [...rules.matchAll(/>= (\d+)/g)].map(([, number]) => Number(number)),
        name,
      ).toContain(least);
  }
});
