import * as v from 'valibot';
import { expect, test } from 'vitest';
import {
  ActionDraftSchema,
  kindOfSubject,
  nextStage,
  parseSubjectRef,
  pathOf,
  stagesToMoveTo,
} from './plans.ts';

const moved = (...stages: string[]) =>
  stages.map((to_stage, index) => ({ from_stage: stages[index - 1] ?? null, to_stage }));

test('the path shows what is behind, where the plan is and what is to come', () => {
  const steps = pathOf('improvement', 'consents', moved('idea', 'checks', 'consents'));
  expect(steps.map(({ state }) => state)).toEqual([
    'done',
    'done',
    'now',
    'to come',
    'to come',
    'to come',
    'to come',
  ]);
});

test('a paused plan keeps its place on the path and goes on from there', () => {
  const changes = moved('idea', 'availability check', 'paused');
  expect(pathOf('asset-transfer', 'paused', changes)[1]).toEqual({
    stage: 'availability check',
    state: 'now',
  });
  expect(nextStage('asset-transfer', 'paused', changes)).toBe('availability check');
});

test('a plan that was refused goes nowhere by itself', () => {
  expect(nextStage('asset-transfer', 'refused', moved('idea', 'refused'))).toBeNull();
  expect(nextStage('improvement', 'review', [])).toBeNull();
  expect(nextStage('improvement', 'idea', [])).toBe('checks');
});

test('a plan can be moved anywhere but to where it is', () => {
  const stages = stagesToMoveTo('improvement', 'works');
  expect(stages).toContain('idea');
  expect(stages).toContain('withdrawn');
  expect(stages).not.toContain('works');
  expect(stages).not.toContain('business case');
});

test('a link names a subject by layer and stable id', () => {
  expect(parseSubjectRef('community-assets:way/1')).toEqual({
    layer: 'community-assets',
    id: 'way/1',
  });
  expect(parseSubjectRef('houses:way/1')).toBeNull();
  expect(parseSubjectRef('alleys:')).toBeNull();
  expect(parseSubjectRef(null)).toBeNull();
  expect(kindOfSubject('parks')).toBe('improvement');
});

const draft = {
  title: 'Buy gates',
  ownerOrganisation: 'Leeds City Council',
  startsOn: '2026-05-01',
  dueOn: '2026-04-30',
  costPounds: 4200,
  funder: '',
  contributionIds: [],
};

test('an action is not due before it starts', () => {
  expect(v.is(ActionDraftSchema, draft)).toBe(false);
  expect(v.is(ActionDraftSchema, { ...draft, dueOn: '2026-05-01' })).toBe(true);
  expect(v.is(ActionDraftSchema, { ...draft, dueOn: null, title: '  ' })).toBe(false);
});
