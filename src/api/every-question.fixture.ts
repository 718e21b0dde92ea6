/** Asks everything that src/api can ask, for tests of what goes over the wire. */
import { QueryClient } from '@tanstack/react-query';
import * as answer from './answer.ts';
import * as answerable from './answerable.ts';
import * as areaLists from './area-lists.ts';
import * as ask from './ask.ts';
import * as contributionMarkers from './contribution-markers.ts';
import * as contributions from './contributions.ts';
import * as environment from './environment.ts';
import * as exports from './exports.ts';
import * as fetchJson from './fetch-json.ts';
import * as inTime from './in-time.ts';
import * as kept from './kept.ts';
import * as keptCodes from './kept-codes.ts';
import * as keptDrafts from './kept-drafts.ts';
import * as keptSent from './kept-sent.ts';
import * as keptTab from './kept-tab.ts';
import * as live from './live.ts';
import { NOTHING_ASKED } from './nothing-asked.fixture.ts';
import * as people from './people.ts';
import * as placePack from './place-pack.ts';
import * as planPhotographs from './plan-photographs.ts';
import * as planRows from './plan-rows.ts';
import * as plans from './plans.ts';
import * as priorityAreas from './priority-areas.ts';
import * as queryClient from './query-client.ts';
import * as readRows from './read-rows.ts';
import * as readWhenChanged from './read-when-changed.ts';
import * as session from './session.ts';
import * as sessionEnd from './session-end.ts';
import * as supabase from './supabase.ts';

const LEEDS = 'E08000035';
export const ID = '6b1c7f5e-6f0a-4f0e-9c55-0f6f5a3b2c1d';
const KEY = 'b7a4a1c2-7a0e-4b43-8a8a-3a6d0a6f5e21';
/** Every file of src/api by its name. */
export const MODULES = {
  answer,
  answerable,
  'area-lists': areaLists,
  ask,
  'contribution-markers': contributionMarkers,
  contributions,
  environment,
  exports,
  'fetch-json': fetchJson,
  'in-time': inTime,
  kept,
  'kept-codes': keptCodes,
  'kept-drafts': keptDrafts,
  'kept-sent': keptSent,
  'kept-tab': keptTab,
  live,
  people,
  'place-pack': placePack,
  'plan-photographs': planPhotographs,
  'plan-rows': planRows,
  plans,
  'priority-areas': priorityAreas,
  'query-client': queryClient,
  'read-rows': readRows,
  'read-when-changed': readWhenChanged,
  session,
  'session-end': sessionEnd,
  supabase,
};
export type Module = keyof typeof MODULES;
/** Asks all that this export can ask; null where it asks the database nothing by itself. */
type Asking = (() => Promise<unknown>[]) | null;

type Query = { queryFn?: unknown; queryKey?: readonly unknown[] };
/** Asks it as a page does that holds `data` from the last time. */
const query = ({ queryFn, queryKey }: Query, data?: object) => {
  const client = new QueryClient();
  const signal = new AbortController().signal;
  if (data) client.setQueryData(queryKey ?? [], data);
  return (queryFn as (context: object) => Promise<unknown>)({ client, queryKey, signal });
};
const held = { id: ID, version: 1 };
export const geometry = {
  type: 'MultiPolygon' as const,
  coordinates: [[Array.from({ length: 4 }, () => [-1.5, 53.8])]],
};
/** More than a page, so that a second is asked for. */
const MORE = 250;
const IDS = Array.from({ length: 60 }, () => ID);
const list = (status: 'pending' | 'published', kind: 'need' | null) =>
  query(contributions.contributionsQuery(LEEDS, { status, kind, limit: MORE }));
const markers = (role: 'officer' | 'resident') =>
  query(contributionMarkers.contributionMarkersQuery(LEEDS, [{ place_code: LEEDS, role }]));
const file = (areaId: string | null, drafts: boolean) =>
  exports.loadWritten(LEEDS, { areaId, drafts, contributions: true });

export const ASKED: { [M in Module]: { [E in keyof (typeof MODULES)[M]]: Asking } } = {
  ...NOTHING_ASKED,
  session: {
    signIn: () => [session.signIn('officer@demo.ginnel.example', 'ginnel-demo')],
    sessionQuery: () => [query(session.sessionQuery)],
    // it comes last, after this
    signOut: null,
    watchSession: null,
    letGo: null,
  },
  answerable: {
    answeredQuery: () => [query(answerable.answeredQuery(LEEDS, IDS))],
    answerableQuery: () => [query(answerable.answerableQuery(LEEDS, MORE))],
  },
  'area-lists': {
    areaListQuery: () => [query(areaLists.areaListQuery(LEEDS, MORE))],
    // as many as the list shows at once
    areaShapesQuery: () => [query(areaLists.areaShapesQuery(IDS.slice(0, 20).map(() => held)))],
    areaOutlinesQuery: () => [query(areaLists.areaOutlinesQuery(LEEDS))],
    areaFeature: null,
  },
  'contribution-markers': {
    contributionMarkersQuery: () => [markers('resident'), markers('officer')],
    contributionMarker: null,
  },
  contributions: {
    submitContribution: () => [
      contributions.submitContribution(
        LEEDS,
        {
          kind: 'need',
          subject: 'lighting',
          words: 'A lamp, please. '.repeat(125),
          street: 'Back Lane',
          lsoaCode: 'E01011264',
          point: [-1.5, 53.8],
          blur: true,
        },
        { key: KEY, receipt: 'AAAA-AAAA-AAAA' },
      ),
    ],
    followedQuery: () => [query(contributions.followedQuery('AAAA-AAAA-AAAA'))],
    contributionsQuery: () => [list('pending', 'need'), list('published', null)],
    contributionQuery: () => [query(contributions.contributionQuery(LEEDS, ID))],
    pendingCountQuery: () => [query(contributions.pendingCountQuery(LEEDS))],
    decideContribution: () => [
      contributions.decideContribution(
        KEY,
        { id: ID, status: 'pending' },
        'declined',
        'Known already',
      ),
    ],
    replyToContribution: () => [contributions.replyToContribution(KEY, ID, 'We looked at it.')],
    refreshContributions: null,
    contributionsKey: null,
    PointSchema: null,
  },
  exports: { loadWritten: () => [file(ID, false), file(null, true)] },
  people: {
    peopleQuery: () => [query(people.peopleQuery(LEEDS))],
    setPlaceRole: () => [people.setPlaceRole(LEEDS, ID, 'planner', true)],
    createInvitation: () => [people.createInvitation(KEY, LEEDS, 'officer', 'AAAA-AAAA-AAAA')],
    claimInvitation: () => [people.claimInvitation('AAAA-AAAA-AAAA')],
    myNameQuery: () => [query(people.myNameQuery(ID))],
    signUp: () => [people.signUp('A Name', 'somebody@example.org', 'a long enough password')],
    refreshPeople: null,
  },
  'plan-photographs': {
    addPhotograph: () => [
      planPhotographs.addPhotograph(
        KEY,
        LEEDS,
        ID,
        'before',
        new Blob([new Uint8Array([0xff, 0xd8, 0xff])], { type: 'image/jpeg' }),
      ),
    ],
    removePhotograph: () => [planPhotographs.removePhotograph(`${LEEDS}/${ID}/after-${ID}.jpg`)],
    photographQuery: () => [
      query(planPhotographs.photographQuery(`${LEEDS}/${ID}/before-${ID}.jpg`)),
    ],
  },
  'plan-rows': {
    setPlanCheck: () => [
      planRows.setPlanCheck(KEY, { planId: ID, check: 'drainage', state: 'done', version: null }),
    ],
    addPlanPhotograph: () => [
      planRows.addPlanPhotograph(KEY, {
        planId: ID,
        taken: 'before',
        path: `${LEEDS}/${ID}/before-${ID}.jpg`,
        words: 'The alley from Bayswater Row',
      }),
    ],
    removePlanPhotograph: () => [planRows.removePlanPhotograph(KEY, held)],
    setPlanDutyDone: () => [
      planRows.setPlanDutyDone(KEY, {
        planId: ID,
        duty: 'review',
        version: 1,
        doneOn: '2026-11-26',
      }),
    ],
    PlanCheckSchema: null,
    PlanPhotographSchema: null,
    PlanDutySchema: null,
    PLAN_ROWS: null,
  },
  plans: {
    plansQuery: () => [query(plans.plansQuery(ID))],
    savePlan: () => [
      plans.savePlan(KEY, {
        ...held,
        areaId: ID,
        kind: 'improvement',
        title: 'Light',
        subject: { layer: 'alleys', id: 'way/1', name: 'Back Lane' },
        details: { kind: 'improvement', value: { works: [], consents: 'x'.repeat(60_000) } },
      }),
    ],
    movePlan: () => [plans.movePlan(KEY, held, 'withdrawn', 'No money')],
    saveAction: () => [
      plans.saveAction(KEY, ID, held, {
        title: 'Survey',
        ownerOrganisation: 'Leeds City Council',
        startsOn: '2026-05-01',
        dueOn: null,
        costPounds: 1250,
        funder: 'Lottery',
        contributionIds: Array.from({ length: 500 }, () => ID),
      }),
    ],
    setActionStatus: () => [plans.setActionStatus(KEY, held, 'will not do', 'No money')],
    refreshPlans: null,
  },
  'priority-areas': {
    priorityAreaQuery: () => [
      query(priorityAreas.priorityAreaQuery(ID)),
      query(priorityAreas.priorityAreaQuery(ID), held),
    ],
    savePriorityArea: () => [
      priorityAreas.savePriorityArea(KEY, {
        ...held,
        placeCode: LEEDS,
        name: 'Around the shops',
        why: 'Residents asked for it',
        reason: 'local knowledge',
        madeBy: 'drawn',
        lsoaCodes: Array.from({ length: 700 }, () => 'E01011264'),
        // just under 2 MB, the most that the database takes
        geometry: {
          ...geometry,
          coordinates: [[Array.from({ length: 80_000 }, () => [-1.123456, 53.123456])]],
        },
      }),
    ],
    setPriorityAreaStatus: () => [priorityAreas.setPriorityAreaStatus(KEY, held, 'published')],
    areaChangesQuery: () => [query(priorityAreas.areaChangesQuery(ID, 1))],
    parseArea: null,
    AREA_REASONS: null,
    AREA_STATUSES: null,
    AREA_MADE_BY: null,
  },
};

/** One after the other, and then signs out. What fails with what came back has been asked all the same. */
export async function askEverything(): Promise<void> {
  for (const module of Object.values(ASKED)) {
    for (const asking of Object.values(module)) await Promise.allSettled(asking?.() ?? []);
  }
  await session.signOut(new QueryClient());
}
