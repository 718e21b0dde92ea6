/** Who reads an area, and who gets it in a file, by the functions of src/api on the shared server. */
import { expect, test } from 'vitest';
import { areaListQuery, areaOutlinesQuery, areaShapesQuery } from '#api/area-lists.ts';
import { loadWritten } from '#api/exports.ts';
import { priorityAreaQuery, setPriorityAreaStatus } from '#api/priority-areas.ts';
import { be, done, shown } from './asking.ts';
import { draft, key, newArea, REDCAR, SOME_TIME } from './samples.ts';

/** What somebody sees of the place: whether the area is in each of the ways to read it. */
async function seen(id: string) {
  const [list, outlines, shapes, one, plain, withDrafts] = [
    await shown(areaListQuery(REDCAR, 1000)),
    await shown(areaOutlinesQuery(REDCAR)),
    await shown(areaShapesQuery([{ id, version: 1 }])),
    await shown(priorityAreaQuery(id)),
    await loadWritten(REDCAR, { areaId: null, drafts: false, contributions: false }),
    await loadWritten(REDCAR, { areaId: id, drafts: true, contributions: false }),
  ];
  return {
    listed: list.areas.some((row) => row.id === id),
    drawn: outlines.features.some((feature) => feature.id === id),
    shape: id in shapes,
    one: one !== null,
    exported: Boolean(plain?.areas.some((row) => row.id === id)),
    exportedWithDrafts: Boolean(withDrafts?.areas.some((row) => row.id === id)),
  };
}
const NOTHING = {
  listed: false,
  drawn: false,
  shape: false,
  one: false,
  exported: false,
  exportedWithDrafts: false,
};
const ALL_BUT_EXPORTED = {
  listed: true,
  drawn: true,
  shape: true,
  one: true,
  exported: false,
  exportedWithDrafts: true,
};

test('a draft is read by staff alone, and in files only where drafts are asked for', async () => {
  const { id } = await draft();
  for (const person of ['officer', 'planner', 'admin'] as const) {
    await be(person);
    expect([person, await seen(id)]).toEqual([person, ALL_BUT_EXPORTED]);
  }
  for (const person of ['resident', null] as const) {
    await be(person);
    expect([person, await seen(id)]).toEqual([person, NOTHING]);
  }
});

test('what is published is read by everybody, what is archived under its address alone', async () => {
  const { id, version, name } = await draft();
  const published = await done(setPriorityAreaStatus(key(), { id, version }, 'published'));
  expect(published).toEqual({ id, version: 2 });
  await be(null);
  expect(await seen(id)).toEqual({ ...ALL_BUT_EXPORTED, exported: true });
  expect(await shown(priorityAreaQuery(id))).toMatchObject({
    status: 'published',
    publishedAt: SOME_TIME,
  });
  const file = await loadWritten(REDCAR, { areaId: id, drafts: false, contributions: false });
  expect(file).toEqual({
    areas: [
      {
        id,
        name,
        why: 'Many walk here in the dark',
        reason: 'double disadvantage',
        made_by: 'keyboard',
        lsoa_codes: ['E01012145', 'E01012103', 'E01012160'],
        status: 'published',
        published_at: SOME_TIME,
        updated_at: SOME_TIME,
        geojson: newArea().geometry,
      },
    ],
    plans: [],
    actions: [],
    contributions: [],
  });
  await be('officer');
  await done(setPriorityAreaStatus(key(), published, 'archived'));
  expect(await seen(id)).toEqual({ ...NOTHING, shape: true, one: true });
});
