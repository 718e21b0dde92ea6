import type { MultiPolygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import type { PriorityArea } from '#api/priority-areas.ts';
import {
  type AreaDraft,
  areaToSave,
  checkDraft,
  draftOfArea,
  draftOfCodes,
  NEW_DRAFT,
  parseDraft,
  shapeOfDraft,
} from './area-draft.ts';

const outline: MultiPolygon = {
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [-1.54, 53.81],
        [-1.53, 53.81],
        [-1.53, 53.82],
        [-1.54, 53.81],
      ],
    ],
  ],
};
const drawn: AreaDraft = {
  ...NEW_DRAFT,
  outline,
  finished: true,
  name: ' Back Harehills Road ',
  why: 'Residents asked',
  reason: 'local knowledge',
};

describe('what is missing', () => {
  test('a new draft lacks everything', () => {
    expect(checkDraft(NEW_DRAFT, false)).toEqual({
      outline: 'outline',
      name: 'name',
      reason: 'reason',
      why: 'why',
    });
  });
  test('nothing, once all is there', () => {
    expect(checkDraft(drawn, false)).toEqual({});
  });
  test('an outline must be closed and must not be at fault', () => {
    expect(checkDraft({ ...drawn, finished: false }, false)).toEqual({ outline: 'unfinished' });
    expect(checkDraft(drawn, true)).toEqual({ outline: 'fault' });
  });
  test('LSOAs are asked for where LSOAs are picked, whatever was drawn before', () => {
    expect(checkDraft({ ...drawn, way: 'lsoas' }, true)).toEqual({ outline: 'lsoas' });
  });
  test('names and reasons have the limits of the database', () => {
    expect(checkDraft({ ...drawn, name: 'x'.repeat(121), why: 'x'.repeat(4001) }, false)).toEqual({
      name: 'nameLong',
      why: 'whyLong',
    });
  });
});

test('what is sent is trimmed and says how it was made', () => {
  const area = { id: null, placeCode: 'E08000035' };
  expect(areaToSave(drawn, area, outline)).toMatchObject({
    name: 'Back Harehills Road',
    madeBy: 'drawn',
    lsoaCodes: [],
    version: null,
  });
  const picked: AreaDraft = { ...drawn, way: 'lsoas', codes: ['E01011345'] };
  expect(areaToSave(picked, area, outline)).toMatchObject({
    madeBy: 'lsoas',
    lsoaCodes: ['E01011345'],
  });
});

test('the profile is asked about LSOAs by their codes and about outlines by their shape', () => {
  expect(shapeOfDraft(NEW_DRAFT)).toBeNull();
  expect(shapeOfDraft(drawn)).toEqual({ kind: 'outline', geometry: outline });
  expect(shapeOfDraft({ ...drawn, way: 'lsoas', codes: [] })).toBeNull();
  expect(shapeOfDraft({ ...drawn, way: 'lsoas', codes: ['E01011345'] })).toEqual({
    kind: 'lsoas',
    codes: ['E01011345'],
  });
});

test('an area made of LSOAs is edited by picking, with the version that was read', () => {
  const area: PriorityArea = {
    id: 'a',
    placeCode: 'E08000035',
    name: 'Chapeltown',
    why: 'Because',
    reason: 'deprivation',
    madeBy: 'lsoas',
    lsoaCodes: ['E01011345'],
    status: 'published',
    version: 4,
    createdAt: '',
    updatedAt: '',
    publishedAt: null,
    geometry: outline,
  };
  expect(draftOfArea(area)).toMatchObject({
    way: 'lsoas',
    codes: ['E01011345'],
    version: 4,
    outline: null,
  });
});

describe('a kept draft', () => {
  test('comes back as it was, an outline in the making closed', () => {
    expect(parseDraft({ ...drawn, finished: false })).toEqual(drawn);
  });
  test('brings what was sent of it, and has sent nothing where it does not say', () => {
    const pressed = areaToSave(drawn, { id: null, placeCode: 'E08000035' }, outline);
    const unsettled = { key: 'k', pressed, sent: { ...pressed, id: 'a', version: 2 } };
    const sent = { unsettled, arrived: { id: 'a', version: 1 } };
    expect(parseDraft({ ...drawn, sent })).toEqual({ ...drawn, sent });
    const { sent: nothing, ...older } = drawn;
    expect(parseDraft(older)).toEqual({ ...drawn, sent: nothing });
  });
  test('that cannot be read is none', () => {
    expect(parseDraft(null)).toBeNull();
    expect(parseDraft('{')).toBeNull();
    expect(parseDraft({ way: 'by ear' })).toBeNull();
  });
});

test('LSOAs chosen on the map begin a draft that picks them', () => {
  expect(draftOfCodes([])).toBe(NEW_DRAFT);
  expect(shapeOfDraft(draftOfCodes(['E01011345']))).toEqual({
    kind: 'lsoas',
    codes: ['E01011345'],
  });
});
