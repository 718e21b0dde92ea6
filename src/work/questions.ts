/** What the page asks of the analysis worker and what comes back: one discriminated union each way. */
import type { FeatureCollection, MultiPolygon, Point } from 'geojson';
import type {
  AreaGeometry,
  AreaProfile,
  IncidentCounts,
  IncidentFilter,
} from '#domain/area-profile.ts';
import type { Manifest } from '#domain/place-pack.ts';

/** A pack's files as fetched: text, or bytes of UTF-8, which are handed over and not copied. */
export type AnalysisFiles = {
  manifest: Manifest;
} & Record<
  'deprivation' | 'incidents' | 'alleys' | 'parks' | 'assets',
  /** null for a layer that the manifest says is not loaded */
  ArrayBuffer | string | null
>;

export type Progress = { done: number; total: number };

export type Question =
  | { kind: 'load'; files: AnalysisFiles }
  | { kind: 'profile'; area: AreaGeometry; filter: IncidentFilter }
  | { kind: 'profile-lsoas'; codes: string[]; filter: IncidentFilter }
  | { kind: 'incident-counts'; filter: IncidentFilter }
  | { kind: 'incident-heat'; filter: IncidentFilter }
  | { kind: 'union-lsoas'; codes: string[] };

export type Answers = {
  load: null;
  profile: AreaProfile;
  'profile-lsoas': AreaProfile;
  /** null where the place has no incidents loaded */
  'incident-counts': IncidentCounts | null;
  /** null where the place has no incidents loaded */
  'incident-heat': FeatureCollection<Point, { count: number }> | null;
  'union-lsoas': MultiPolygon;
};
export type QuestionKind = keyof Answers;

export type ToWorker = { id: number; question: Question };

export type FromWorker =
  | ({ kind: 'progress'; id: number } & Progress)
  | { kind: 'answer'; id: number; answer: Answers[QuestionKind] }
  | { kind: 'error'; id: number; message: string };
