import { QueryClient } from '@tanstack/react-query';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { answerableQuery, answeredQuery } from '#api/answerable.ts';
import { areaListQuery, areaOutlinesQuery, areaShapesQuery } from '#api/area-lists.ts';
import { contributionMarkersQuery } from '#api/contribution-markers.ts';
import { contributionsQuery, submitContribution } from '#api/contributions.ts';
import { loadWritten } from '#api/exports.ts';
import { priorityAreaQuery } from '#api/priority-areas.ts';
import { newCode } from '#domain/receipt.ts';
import { asked, be, service } from './asking.ts';

/** Nothing else is written there, so that what is counted is what is put there here. */
const MIDDLESBROUGH = 'E06000002';
const MANY = 1001;

async function put(table: 'priority_areas' | 'contributions', rows: object[]): Promise<string[]> {
  const { data, error } = await service().from(table).insert(rows).select('id');
  if (error) throw error;
  return data.map(({ id }) => id);
}

/** 150 rows share a moment, so that pages of 200 end between rows of one moment; the last is alone. */
const moment = (index: number) =>
  new Date(Date.UTC(2026, 0, index === MANY - 1 ? 2 : 1, 0, 0, index / 150)).toISOString();

/** A ring of so many corners about 1 km across, each a fraction of a millimetre off the last. */
function ring(corners: number): string {
  const points = Array.from({ length: corners }, (_, corner) => {
    const angle = (2 * Math.PI * corner) / corners;
    return `${-1.23 + 0.01 * Math.cos(angle)} ${54.57 + 0.006 * Math.sin(angle)}`;
  });
  return `SRID=4326;MULTIPOLYGON(((${[...points, points[0]].join(',')})))`;
}

let areaIds: string[] = [];
let contributionIds: string[] = [];

beforeAll(async () => {
  areaIds = await put(
    'priority_areas',
    Array.from({ length: MANY }, (_, index) => ({
      place_code: MIDDLESBROUGH,
      name: `Area ${index}`,
      why: 'many gated alleys are overgrown',
      reason: 'local knowledge',
      made_by: 'drawn',
      status: 'published',
      created_at: moment(index),
      geom: ring(index === 0 ? 2000 : 4),
    })),
  );
  contributionIds = await put(
    'contributions',
    Array.from({ length: MANY }, (_, index) => ({
      place_code: MIDDLESBROUGH,
      kind: 'need',
      subject: 'lighting',
      words: `Lamp ${index}`,
      status: 'published',
      created_at: moment(index),
      public_point: 'SRID=4326;POINT(-1.23 54.57)',
    })),
  );
  const newest = contributionIds[MANY - 1];
  const replies = ['first', 'second'].map((body, second) => ({
    contribution_id: newest,
    body,
    created_at: new Date(Date.UTC(2026, 1, 1, 0, 0, second)).toISOString(),
  }));
  const { error } = await service().from('replies').insert(replies.toReversed());
  if (error) throw error;
  await be(null);
});

afterAll(async () => {
  await service().from('priority_areas').delete().eq('place_code', MIDDLESBROUGH);
  await service().from('contributions').delete().eq('place_code', MIDDLESBROUGH);
});

beforeEach(() => {
  asked.length = 0;
});

const distinct = (ids: string[]) => new Set(ids).size;

test('the list of areas shows the newest, says how many there are, and ends with the last', async () => {
  const queries = new QueryClient();
  const { read: first } = await queries.fetchQuery(areaListQuery(MIDDLESBROUGH, 20));
  expect([first.areas.length, first.total]).toEqual([20, MANY]);
  expect(first.areas[0]?.name).toBe(`Area ${MANY - 1}`);
  expect(asked.filter(({ search }) => search.includes('geojson'))).toEqual([]);

  const { read: most } = await queries.fetchQuery(areaListQuery(MIDDLESBROUGH, 1000));
  expect([most.areas.length, most.total]).toEqual([1000, MANY]);
  const { read: all } = await queries.fetchQuery(areaListQuery(MIDDLESBROUGH, 1020));
  expect([distinct(all.areas.map(({ id }) => id)), all.total]).toEqual([MANY, MANY]);
  expect(all.areas.at(-1)?.name).toMatch(/^Area (\d|[1-9]\d|1[0-4]\d)$/);
});

test('the outlines of a few areas come whole and in one request', async () => {
  const [first = '', ...more] = areaIds.slice(0, 20);
  const shapes = await new QueryClient().fetchQuery(
    areaShapesQuery([first, ...more].map((id) => ({ id, version: 1 }))),
  );
  expect(Object.keys(shapes).length).toBe(20);
  expect(shapes[first]?.coordinates[0]?.[0]?.length).toBe(2001);
  expect(asked.length).toBe(1);
});

test('the map has every outline, simplified, and reads them again only after a change', async () => {
  const queries = new QueryClient();
  const read = () => queries.fetchQuery(areaOutlinesQuery(MIDDLESBROUGH));
  const { read: outlines } = await read();
  expect(distinct(outlines.features.map(({ properties }) => properties.id))).toBe(MANY);
  const round = outlines.features.find(({ id }) => id === areaIds[0])?.geometry.coordinates[0]?.[0];
  expect(round?.length).toBeGreaterThan(20);
  expect(round?.length).toBeLessThan(120);
  for (const number of round?.flat() ?? []) expect(number).toBe(Number(number.toFixed(5)));

  asked.length = 0;
  expect((await read()).read).toBe(outlines);
  expect(asked.length).toBe(1);

  const changes = [
    [
      'archived',
      (id: string) => service().from('priority_areas').update({ status: 'archived' }).eq('id', id),
    ],
    ['deleted', (id: string) => service().from('priority_areas').delete().eq('id', id)],
  ] as const;
  for (const [at, [, change]] of changes.entries()) {
    const { error } = await change(areaIds[100 + at] ?? '');
    if (error) throw error;
    expect((await read()).read.features.length).toBe(MANY - 1 - at);
  }
  const { error } = await service()
    .from('priority_areas')
    .update({ name: 'Renamed' })
    .eq('id', areaIds[102] ?? '');
  if (error) throw error;
  const renamed = (await read()).read.features.find(({ id }) => id === areaIds[102]);
  expect(renamed?.properties.name).toBe('Renamed');
});

test('an area that is the same is not sent again', async () => {
  const queries = new QueryClient();
  const read = () => queries.fetchQuery(priorityAreaQuery(areaIds[0] ?? ''));
  const area = await read();
  expect(area?.geometry.coordinates[0]?.[0]?.length).toBe(2001);
  asked.length = 0;
  expect(await read()).toBe(area);
  expect(asked.map(({ search }) => search.includes('geojson'))).toEqual([false]);
});

test('a list of 1,001 contributions knows that there are more than 1,000', async () => {
  const read = (limit: number) =>
    new QueryClient().fetchQuery(
      contributionsQuery(MIDDLESBROUGH, { status: 'published', kind: null, limit }),
    );
  const most = await read(1000);
  expect([most.contributions.length, most.more]).toEqual([1000, true]);
  const all = await read(MANY);
  expect([distinct(all.contributions.map(({ id }) => id)), all.more]).toEqual([MANY, false]);
  const times = all.contributions.map(({ created_at }) => created_at);
  expect(times).toEqual(times.toSorted().toReversed());
});

test('one request opens the list of contributions, with the replies in order', async () => {
  const { contributions, more } = await new QueryClient().fetchQuery(
    contributionsQuery(MIDDLESBROUGH, { status: 'published', kind: 'need', limit: 20 }),
  );
  expect(asked.length).toBe(1);
  expect([contributions.length, more]).toEqual([20, true]);
  const answered = contributions.find(({ replies }) => replies.length > 0);
  expect(answered?.replies.map(({ body }) => body)).toEqual(['first', 'second']);
});

test('the map has the newest 1,000 contributions and knows of how many', async () => {
  const { read: markers } = await new QueryClient().fetchQuery(
    contributionMarkersQuery(MIDDLESBROUGH, []),
  );
  expect([distinct(markers.features.map(({ properties }) => properties.id)), markers.of]).toEqual([
    1000,
    MANY,
  ]);
});

test('an action can answer any published contribution, however old', async () => {
  const queries = new QueryClient();
  const newest = await queries.fetchQuery(answerableQuery(MIDDLESBROUGH, 1000));
  expect([newest.contributions.length, newest.total]).toEqual([1000, MANY]);
  const all = await queries.fetchQuery(answerableQuery(MIDDLESBROUGH, 2000));
  expect([distinct(all.contributions.map(({ id }) => id)), all.total]).toEqual([MANY, MANY]);
  expect(all.contributions.filter(({ replied }) => replied).length).toBe(1);

  const ids = contributionIds.slice(0, 120);
  const answered = await queries.fetchQuery(answeredQuery(MIDDLESBROUGH, ids));
  expect(answered.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
});

test('an export holds every row', async () => {
  const written = await loadWritten(MIDDLESBROUGH, {
    areaId: null,
    drafts: false,
    contributions: true,
  });
  // one was archived and one deleted above
  expect(distinct((written?.areas ?? []).map(({ id }) => id))).toBe(MANY - 2);
  expect(distinct((written?.contributions ?? []).map(({ id }) => id))).toBe(MANY);
});

test('what waits is on the map of officers alone, at the spot that was marked', async () => {
  const leeds = 'E08000035';
  const sent = await submitContribution(
    leeds,
    {
      kind: 'need',
      subject: 'lighting',
      words: 'The lamp of the list test is out',
      street: null,
      lsoaCode: null,
      point: [-1.523456, 53.814321],
      blur: true,
    },
    { key: crypto.randomUUID(), receipt: newCode() },
  );
  expect(sent.outcome).toBe('done');
  const { data } = await service()
    .from('contributions')
    .select('id')
    .eq('words', 'The lamp of the list test is out')
    .single();
  const id = data?.id;
  const officerRole = [{ place_code: leeds, role: 'officer' as const }];
  const markerOf = async (roles: typeof officerRole) => {
    const { read } = await new QueryClient().fetchQuery(contributionMarkersQuery(leeds, roles));
    return read.features.find(({ properties }) => properties.id === id);
  };
  expect(await markerOf([])).toBeUndefined();
  await be('officer');
  expect((await markerOf(officerRole))?.geometry.coordinates).toEqual([-1.523456, 53.814321]);
  await be('planner');
  const planned = await new QueryClient().fetchQuery(
    contributionMarkersQuery(leeds, [{ place_code: leeds, role: 'planner' }]),
  );
  const rounded = planned.read.features.find(({ properties }) => properties.id === id);
  expect(rounded?.properties.status).toBe('pending');
  expect(rounded?.geometry.coordinates).not.toEqual([-1.523456, 53.814321]);
});
