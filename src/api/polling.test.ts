/** What others change while it is open is asked for again by itself, and nothing else is. How often is in live.test.ts. */
import { expect, test } from 'vitest';
import { answerableQuery, answeredQuery } from './answerable.ts';
import { areaListQuery, areaOutlinesQuery, areaShapesQuery } from './area-lists.ts';
import { contributionMarkersQuery } from './contribution-markers.ts';
import {
  contributionQuery,
  contributionsQuery,
  followedQuery,
  pendingCountQuery,
} from './contributions.ts';
import { environmentQuery } from './environment.ts';
import { MODULES } from './every-question.fixture.ts';
import { live } from './live.ts';
import { myNameQuery, peopleQuery } from './people.ts';
import { photographQuery } from './plan-photographs.ts';
import { plansQuery } from './plans.ts';
import { areaChangesQuery, priorityAreaQuery } from './priority-areas.ts';
import { sessionQuery } from './session.ts';

const PLACE = 'E08000035';
const waiting = contributionsQuery(PLACE, { status: 'pending', kind: null, limit: 20 });
const AGAIN = {
  answeredQuery: answeredQuery(PLACE, []).refetchInterval,
  areaListQuery: areaListQuery(PLACE, 20).refetchInterval,
  areaOutlinesQuery: areaOutlinesQuery(PLACE).refetchInterval,
  contributionMarkersQuery: contributionMarkersQuery(PLACE, []).refetchInterval,
  contributionsQuery: waiting.refetchInterval,
  followedQuery: followedQuery('AAAA-AAAA-AAAA').refetchInterval,
  pendingCountQuery: pendingCountQuery(PLACE).refetchInterval,
  plansQuery: plansQuery('area').refetchInterval,
  priorityAreaQuery: priorityAreaQuery('area').refetchInterval,
};
const ONCE = {
  answerableQuery: answerableQuery(PLACE, 20).refetchInterval,
  areaChangesQuery: areaChangesQuery('area', 1).refetchInterval,
  areaShapesQuery: areaShapesQuery([]).refetchInterval,
  contributionQuery: contributionQuery(PLACE, 'one').refetchInterval,
  environmentQuery: environmentQuery.refetchInterval,
  myNameQuery: myNameQuery('somebody').refetchInterval,
  peopleQuery: peopleQuery(PLACE).refetchInterval,
  photographQuery: photographQuery('path').refetchInterval,
  sessionQuery: sessionQuery.refetchInterval,
};

test.each(Object.entries(AGAIN))('%s is asked again every so often', (_, interval) => {
  expect(interval).toBe(live);
});

test.each(Object.entries(ONCE))('%s is not asked again by itself', (_, interval) => {
  expect(interval).toBeUndefined();
});

test('every question is one of these', () => {
  // the files of a place do not change while it is open
  const { 'place-pack': _, ...modules } = MODULES;
  const questions = Object.values(modules).flatMap((module) =>
    Object.keys(module).filter((name) => name.endsWith('Query')),
  );
  expect(Object.keys({ ...AGAIN, ...ONCE }).toSorted()).toEqual(questions.toSorted());
});
