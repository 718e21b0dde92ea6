/**
 * The place pack: the prepared open data of one place, as static files under `public/places/<slug>/`.
 * These schemas are the contract between the pipeline (`data/build`) and everything that reads a pack.
 * Positions are `[lng, lat]` in WGS 84. Bounds are `[west, south, east, north]`.
 */
import * as v from 'valibot';

export const LAYER_NAMES = [
  'deprivation',
  'community-assets',
  'alleys',
  'parks',
  'incidents',
  'streets',
  'wards',
  'districts',
  'basemap',
] as const;
export type LayerName = (typeof LAYER_NAMES)[number];

const Position = v.tuple([v.number(), v.number()]);
export type Position = v.InferOutput<typeof Position>;
const Bounds = v.tuple([v.number(), v.number(), v.number(), v.number()]);
export type Bounds = v.InferOutput<typeof Bounds>;
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const LsoaCode = v.pipe(v.string(), v.regex(/^[EW]\d{8}$/));
const Month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/));

const Source = v.object({
  title: v.string(),
  licence: v.string(),
  licenceUrl: v.string(),
  attribution: v.string(),
  /** the date the data speaks of, as precise as is known: `2025`, `2014-01`, `2021-03-21` */
  date: v.pipe(v.string(), v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)),
});
export type Source = v.InferOutput<typeof Source>;

/** A layer that is there, with where it came from, or one that is not, with why and what to do about it. */
const LayerEntry = v.variant('status', [
  v.object({
    status: v.literal('loaded'),
    file: v.string(),
    bytes: Count,
    /** the part of the place that the layer covers, when it is not all of it */
    coverage: v.optional(Bounds),
    sources: v.array(Source),
    counts: v.record(v.string(), v.number()),
    gaps: v.array(v.string()),
  }),
  v.object({ status: v.literal('not-loaded'), reason: v.string(), how: v.string() }),
]);
export type LayerEntry = v.InferOutput<typeof LayerEntry>;

export const ManifestSchema = v.object({
  format: v.literal(1),
  place: v.object({ code: v.string(), name: v.string(), slug: v.string() }),
  bounds: Bounds,
  /** where the detail is richest: the first view frames it */
  detailBounds: Bounds,
  layers: v.object({
    deprivation: LayerEntry,
    'community-assets': LayerEntry,
    alleys: LayerEntry,
    parks: LayerEntry,
    incidents: LayerEntry,
    streets: LayerEntry,
    wards: LayerEntry,
    districts: LayerEntry,
    basemap: LayerEntry,
  }),
});
export type Manifest = v.InferOutput<typeof ManifestSchema>;

/** `public/places/index.json`: the places that have a pack. */
export const PlaceIndexSchema = v.array(
  v.object({
    code: v.string(),
    name: v.string(),
    slug: v.string(),
    bounds: Bounds,
    /** of a larger place: the codes of the districts that it reads; it has no rows of its own */
    members: v.optional(v.array(v.string())),
  }),
);
export type PlaceIndex = v.InferOutput<typeof PlaceIndexSchema>;

/** The index of multiple deprivation and its seven domains, in the order in which they are shown. */
export const DEPRIVATION_MEASURES = [
  'imd',
  'income',
  'employment',
  'education',
  'health',
  'crime',
  'housing',
  'environment',
] as const;
export type DeprivationMeasure = (typeof DEPRIVATION_MEASURES)[number];

const Measure = v.object({
  score: v.number(),
  /** 1 is the most deprived of 33,755 */
  rank: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** 1 is the most deprived tenth */
  decile: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)),
});

/** `deprivation.geojson`: one Polygon or MultiPolygon for each LSOA 2021, feature `id` = code. */
export const LsoaPropertiesSchema = v.object({
  code: LsoaCode,
  name: v.string(),
  wardCode: v.string(),
  wardName: v.string(),
  /** Census 2021 usual residents */
  residents: Count,
  /** a point inside the outline */
  representativePoint: Position,
  imd: Measure,
  income: Measure,
  employment: Measure,
  education: Measure,
  health: Measure,
  crime: Measure,
  housing: Measure,
  environment: Measure,
});
export type LsoaProperties = v.InferOutput<typeof LsoaPropertiesSchema>;

/** `alleys.geojson`: LineString or MultiLineString, feature `id` = `id`. */
const ALLEY_RULES = ['named-back', 'service-alley', 'named-ginnel', 'between-terraces'] as const;
export const AlleyPropertiesSchema = v.object({
  /** stable: OpenStreetMap type and number, `way/123` */
  id: v.string(),
  name: v.nullable(v.string()),
  rule: v.picklist(ALLEY_RULES),
  lengthMetres: v.pipe(v.number(), v.minValue(0)),
  /** the nearest named street, for alleys that have no name of their own */
  nearStreet: v.nullable(v.string()),
  surface: v.nullable(v.string()),
});
export type AlleyProperties = v.InferOutput<typeof AlleyPropertiesSchema>;

/** `parks.geojson`: Polygon or MultiPolygon, feature `id` = `id`. */
export const PARK_KINDS = [
  'park',
  'garden',
  'playground',
  'recreation-ground',
  'pitch',
  'allotments',
  'common',
  'nature-reserve',
  'wood',
] as const;
export const ParkPropertiesSchema = v.object({
  id: v.string(),
  name: v.nullable(v.string()),
  kind: v.picklist(PARK_KINDS),
  areaHectares: v.pipe(v.number(), v.minValue(0)),
  nearStreet: v.nullable(v.string()),
});
export type ParkProperties = v.InferOutput<typeof ParkPropertiesSchema>;

/** The kinds of community asset, by family. The one list: legend, filter and pipeline read it. */
export const ASSET_FAMILIES = {
  gather: ['community-centre', 'social-club', 'library', 'theatre', 'arts-centre', 'museum'],
  worship: ['place-of-worship'],
  learn: ['school', 'nursery', 'college'],
  care: ['surgery', 'pharmacy', 'dentist', 'hospital', 'social-care'],
  eat: ['pub', 'cafe', 'restaurant', 'takeaway'],
  shop: ['shop', 'market', 'post-office', 'bank'],
  play: ['sports-centre', 'swimming-pool', 'leisure-centre'],
  serve: ['town-hall', 'police', 'fire-station', 'recycling'],
} as const;
export type AssetFamily = keyof typeof ASSET_FAMILIES;
export type AssetKind = (typeof ASSET_FAMILIES)[AssetFamily][number];
export const ASSET_KINDS = Object.values(ASSET_FAMILIES).flat() as AssetKind[];

/** `community-assets.geojson`: Point, feature `id` = `id`. */
export const CommunityAssetPropertiesSchema = v.object({
  id: v.string(),
  name: v.nullable(v.string()),
  kind: v.picklist(ASSET_KINDS),
  family: v.picklist(Object.keys(ASSET_FAMILIES) as AssetFamily[]),
  /** as far as the source gives it: house, street, postcode */
  address: v.nullable(v.string()),
  nearStreet: v.nullable(v.string()),
});
export type CommunityAssetProperties = v.InferOutput<typeof CommunityAssetPropertiesSchema>;

/** `streets.geojson`: one Point for each named street, on the street; feature `id` = `id`. */
export const StreetPropertiesSchema = v.object({
  id: v.string(),
  name: v.string(),
  bounds: Bounds,
  wardName: v.nullable(v.string()),
});
export type StreetProperties = v.InferOutput<typeof StreetPropertiesSchema>;

/** `wards.geojson`: outlines dissolved from LSOAs (best fit), feature `id` = code. */
export const WardPropertiesSchema = v.object({
  code: v.string(),
  name: v.string(),
  representativePoint: Position,
});

/** `districts.geojson`: this place (dissolved from LSOAs) and its neighbours (coarse), feature `id` = code. */
export const DistrictPropertiesSchema = v.object({
  code: v.string(),
  name: v.string(),
  here: v.boolean(),
  representativePoint: Position,
});

/** The types of incident as police.uk names them, as slugs; their words are in the text catalogue. */
export const INCIDENT_TYPES = [
  'anti-social-behaviour',
  'bicycle-theft',
  'burglary',
  'criminal-damage-and-arson',
  'drugs',
  'other-crime',
  'other-theft',
  'possession-of-weapons',
  'public-order',
  'robbery',
  'shoplifting',
  'theft-from-the-person',
  'vehicle-crime',
  'violence-and-sexual-offences',
] as const;
export type IncidentType = (typeof INCIDENT_TYPES)[number];

/**
 * `incidents.json`: columns, one entry a row of police.uk, sorted by LSOA, month, type.
 * Points are police.uk's own street anchors: never an address.
 */
export const IncidentColumnsSchema = v.object({
  months: v.array(Month),
  types: v.array(v.picklist(INCIDENT_TYPES)),
  lsoas: v.array(LsoaCode),
  /** distinct anchors: millionths of a degree, and police.uk's words without "On or near" */
  anchors: v.object({
    lng: v.array(v.pipe(v.number(), v.integer())),
    lat: v.array(v.pipe(v.number(), v.integer())),
    street: v.array(v.string()),
  }),
  rows: v.object({
    anchor: v.array(Count),
    month: v.array(Count),
    type: v.array(Count),
    lsoa: v.array(Count),
  }),
  /** force × month for the years that the files touch; a month that is missing is not a month without incidents */
  ledger: v.array(
    v.object({
      force: v.string(),
      month: Month,
      status: v.picklist(['present', 'missing']),
      rows: Count,
    }),
  ),
});
export type IncidentColumns = v.InferOutput<typeof IncidentColumnsSchema>;
