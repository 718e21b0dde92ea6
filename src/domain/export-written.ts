/** What people wrote, as it leaves in an export: priority areas, plans, actions, contributions. */
import type { MultiPolygon, Point } from 'geojson';
import type { ExportFeature, ExportLayer } from './export-file.ts';
import type { Source } from './place-pack.ts';

export type WrittenArea = {
  id: string;
  name: string;
  why: string;
  reason: string;
  made_by: string;
  lsoa_codes: string[];
  status: string;
  published_at: string | null;
  updated_at: string;
  geojson: MultiPolygon;
};

export type WrittenPlan = {
  id: string;
  area_id: string;
  kind: string;
  title: string;
  subject_layer: string;
  subject_id: string;
  subject_name: string;
  stage: string;
  stage_reason: string | null;
  details: Record<string, unknown>;
  updated_at: string;
  plan_checks: { check_name: string; state: string }[];
  plan_duties: { duty: string; due_on: string; done_on: string | null }[];
};

export type WrittenAction = {
  id: string;
  plan_id: string;
  title: string;
  owner_organisation: string;
  starts_on: string | null;
  due_on: string | null;
  cost_pounds: number | null;
  funder: string | null;
  status: string;
  status_reason: string | null;
};

export type WrittenContribution = {
  id: string;
  kind: string;
  subject: string;
  words: string;
  street: string | null;
  lsoa_code: string | null;
  public_point: Point | null;
  created_at: string;
};

const snake = (camel: string) => camel.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Nested values become text: lists of words as words. */
function flattenDetails(details: Record<string, unknown>): ExportFeature['properties'] {
  const flat: ExportFeature['properties'] = {};
  for (const [name, value] of Object.entries(details)) {
    if (value === undefined) continue;
    flat[snake(name)] =
      value === null || ['string', 'number', 'boolean'].includes(typeof value)
        ? (value as string | number | boolean | null)
        : Array.isArray(value)
          ? value.join(', ')
          : JSON.stringify(value);
  }
  return flat;
}

const inOrder = (lines: string[]) => lines.toSorted().join('; ');

const checksIn = ({ plan_checks }: WrittenPlan) =>
  inOrder(plan_checks.map(({ check_name, state }) => `${check_name}: ${state}`));

/** `2027-01-31 review, done 2027-01-20; …`, the earliest first. */
const daysIn = ({ plan_duties }: WrittenPlan) =>
  inOrder(
    plan_duties.map(
      ({ duty, due_on, done_on }) => `${due_on} ${duty}${done_on ? `, done ${done_on}` : ''}`,
    ),
  );

export function exportAreas(areas: WrittenArea[], sources: Source[]): ExportLayer {
  return {
    layer: 'priority-areas',
    sources,
    gaps: [],
    features: areas.map((area) => ({
      id: area.id,
      geometry: area.geojson,
      properties: {
        name: area.name,
        why: area.why,
        reason: area.reason,
        made_by: area.made_by,
        lsoa_codes: area.lsoa_codes.join(' '),
        status: area.status,
        published_at: area.published_at,
        updated_at: area.updated_at,
      },
    })),
  };
}

/**
 * A plan lies where its asset, alley or park lies; without one that is known it has no geometry.
 * `subjects` are the pack's features by layer and id.
 */
export function exportPlans(
  plans: WrittenPlan[],
  subjects: (layer: string, id: string) => ExportFeature['geometry'],
  sources: Source[],
): ExportLayer {
  return {
    layer: 'plans',
    sources,
    gaps: [],
    features: plans.map((plan) => ({
      id: plan.id,
      geometry: subjects(plan.subject_layer, plan.subject_id),
      properties: {
        ...flattenDetails(plan.details),
        // photographs stay where they are: the file would only hold paths that nobody can open
        ...(plan.plan_checks.length > 0 && { checks: checksIn(plan) }),
        ...(plan.plan_duties.length > 0 && { days: daysIn(plan) }),
        area_ref: plan.area_id,
        kind: plan.kind,
        title: plan.title,
        subject: `${plan.subject_layer}:${plan.subject_id}`,
        subject_name: plan.subject_name,
        stage: plan.stage,
        stage_reason: plan.stage_reason,
        updated_at: plan.updated_at,
      },
    })),
  };
}

export function exportActions(actions: WrittenAction[], sources: Source[]): ExportLayer {
  return {
    layer: 'actions',
    sources,
    gaps: [],
    features: actions.map((action) => ({
      id: action.id,
      geometry: null,
      properties: {
        plan_ref: action.plan_id,
        title: action.title,
        owner_organisation: action.owner_organisation,
        starts_on: action.starts_on,
        due_on: action.due_on,
        cost_pounds: action.cost_pounds,
        funder: action.funder,
        status: action.status,
        status_reason: action.status_reason,
      },
    })),
  };
}

/** Published ones only, with the public point: the exact one never leaves. */
export function exportContributions(
  contributions: WrittenContribution[],
  sources: Source[],
): ExportLayer {
  return {
    layer: 'contributions',
    sources,
    gaps: [],
    features: contributions.map((contribution) => ({
      id: contribution.id,
      geometry: contribution.public_point,
      properties: {
        kind: contribution.kind,
        subject: contribution.subject,
        words: contribution.words,
        street: contribution.street,
        lsoa_code: contribution.lsoa_code,
        sent_at: contribution.created_at,
      },
    })),
  };
}
