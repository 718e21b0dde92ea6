/**
 * What the profile of an area says. Missing is never zero: whatever is not known says so and why.
 * Rules: each figure about people rests on overlap shares (`overlap-shares.ts`) and carries a range.
 */
import type { MultiPolygon, Polygon } from 'geojson';
import type {
  AssetFamily,
  AssetKind,
  Bounds,
  DeprivationMeasure,
  IncidentType,
  ParkProperties,
  Source,
} from './place-pack.ts';

/** An area as people draw or pick it: WGS 84, edges straight between `[lng, lat]` (RFC 7946). */
export type AreaGeometry = Polygon | MultiPolygon;

/** `value` is by overlap; `low` and `high` are the range that the profile's rules give. */
export type Estimate = { value: number; low: number; high: number };

/** Which incidents are asked for. Null types: every type. Null months: every month that the pack has. */
export type IncidentFilter = {
  types: IncidentType[] | null;
  months: { from: string; to: string } | null;
};

/** Figures of one layer, or why there are none. */
export type LayerFigures<T> =
  | { status: 'known'; figures: T; sources: Source[] }
  /** the layer covers only a part of the area: the figures speak of that part alone */
  | { status: 'partly-covered'; figures: T; coverage: Bounds; sources: Source[] }
  | { status: 'outside-coverage'; coverage: Bounds; sources: Source[] }
  /** reason and how: the manifest's words */
  | { status: 'not-loaded'; reason: string; how: string };

/** Scores and ranks are averages weighted by residents; shares are parts of the residents, 0 to 1. */
export type MeasureFigures = {
  score: Estimate;
  /** rank 1 is the most deprived LSOA of England */
  rank: Estimate;
  shareInMostDeprived10: Estimate;
  shareInMostDeprived20: Estimate;
};

/** A description of people is refused where there are too few of them to describe. */
export type PeopleFigures =
  | {
      status: 'described';
      residents: Estimate;
      measures: Record<DeprivationMeasure, MeasureFigures>;
    }
  | { status: 'refused'; reason: 'under-100-residents' | 'outside-place' };

/** `share`: overlap area over the LSOA's own area, 0 to 1, under 0.01 left out, over 0.99 taken as 1. */
type LsoaShare = { code: string; name: string; residents: number; share: number };

export type DeprivationFigures = {
  /** ranks are among `lsoas` LSOAs of this release and compare with no other release */
  release: { name: 'IoD 2025'; lsoaYear: 2021; lsoas: 33755 };
  people: PeopleFigures;
  /** every LSOA touched, largest share first */
  lsoas: LsoaShare[];
  /** the area is exactly these LSOAs: figures are the published ones and ranges have no width */
  wholeLsoas: boolean;
};

type MonthCount =
  | { month: string; status: 'present'; count: number }
  | { month: string; status: 'missing' };

export type IncidentRate =
  /** `months`: those that the rate rests on, every month asked for */
  | { status: 'known'; perThousandResidentsPerYear: number; months: string[] }
  | {
      status: 'withheld';
      reason: 'missing-months' | 'under-100-residents' | 'outside-place' | 'residents-not-loaded';
    };

export type IncidentFigures = {
  /** by the LSOA code in the file where the area is made of whole LSOAs, else by police.uk's street anchor */
  countedBy: 'lsoa-code' | 'point';
  /** over the months that are present; null where none of the months asked for is */
  total: number | null;
  /** the types asked for, in the order of `INCIDENT_TYPES`; empty where `total` is null */
  byType: { type: IncidentType; count: number }[];
  /** the months asked for, or without a filter every month of the ledger, in order */
  byMonth: MonthCount[];
  rate: IncidentRate;
};

export type AlleyFigures = { number: number; lengthMetres: number; ids: string[] };

/** `distanceMetres` from the area's edge, 0 where it is inside or touches. */
export type Nearest = {
  id: string;
  name: string | null;
  distanceMetres: number;
  /** something nearer may lie beyond the layer's coverage: the true distance is this or less */
  atMost: boolean;
};

export type ParkFigures = {
  number: number;
  /** ground covered by parks within the area; parks that overlap are counted once */
  areaInsideHectares: number;
  inside: {
    id: string;
    name: string | null;
    kind: ParkProperties['kind'];
    areaInsideHectares: number;
  }[];
  /** null: the layer has none of that size */
  nearestOfHalfHectare: Nearest | null;
  nearestOfTwoHectares: Nearest | null;
};

export type AssetFigures = {
  total: number;
  /** every kind there is a word for; `nearest` is null where the layer has none of the kind */
  kinds: { kind: AssetKind; family: AssetFamily; inside: number; nearest: Nearest | null }[];
};

export type AreaProfile = {
  areaHectares: number;
  /** part of the area that lies in this place's LSOAs, 0 to 1: figures speak of that part */
  shareInPlace: number;
  deprivation: LayerFigures<DeprivationFigures>;
  incidents: LayerFigures<IncidentFigures>;
  alleys: LayerFigures<AlleyFigures>;
  parks: LayerFigures<ParkFigures>;
  assets: LayerFigures<AssetFigures>;
};

/** Counts for a filter; a month that is missing counts for nothing, which is not zero. */
export type IncidentCounts = {
  presentMonths: string[];
  missingMonths: string[];
  /** every LSOA of the place; null where no month asked for is present */
  byLsoa: Record<string, number> | null;
};
