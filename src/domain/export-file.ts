/**
 * One export: a FeatureCollection whose foreign members (RFC 7946, section 6.1) say where it comes
 * from, and whose features say it again, for GIS tools keep properties and drop the rest.
 */

import { bboxPolygon, booleanIntersects } from '@turf/turf';
import type { FeatureCollection, Geometry } from 'geojson';
import { boundsOfGeometry } from './bounds-of-geometry.ts';
import { toExportGeometry } from './export-geometry.ts';
import type { Bounds, Source } from './place-pack.ts';

type Value = string | number | boolean | null;
type Plain = Exclude<Geometry, { type: 'GeometryCollection' }>;

export type ExportFeature = {
  /** stable within its layer */
  id: string;
  /** null: it has no place of its own, as an action has none */
  geometry: Plain | null;
  /** flat, for GIS tools turn what is nested into text */
  properties: Record<string, Value>;
};

export type ExportLayer = {
  layer: string;
  sources: Source[];
  /** what is known to be missing or wrong, in sentences */
  gaps: string[];
  /** members of the file beside the features, as the ledger of the incidents */
  members?: Record<string, unknown>;
  features: ExportFeature[];
};

export type ExportHeader = {
  title: string;
  place: { code: string; name: string };
  /** the day it was made */
  exportedOn: string;
  /** null is the whole place; bounds are whatever touches them; otherwise only what is named */
  extent: Bounds | { only: string } | null;
  /** the filters that were on, by name; empty when there were none */
  filters: Record<string, string>;
  /** layers that the place does not have yet: not the same as layers with nothing in them */
  notLoaded: { layer: string; reason: string }[];
};

const distinct = (texts: string[], between = '; ') => [...new Set(texts)].join(between);
// attributions are sentences
const attributionOf = (sources: Source[]) =>
  distinct(
    sources.map(({ attribution }) => attribution),
    ' ',
  );

function toFeature(layer: ExportLayer, feature: ExportFeature, geometry: Plain | null) {
  const { sources } = layer;
  return {
    type: 'Feature' as const,
    // the layer is part of it: a park and a community asset may be the same thing in OpenStreetMap
    id: `${layer.layer}:${feature.id}`,
    geometry,
    properties: {
      layer: layer.layer,
      ref: feature.id,
      ...feature.properties,
      source: distinct(sources.map(({ title, date }) => `${title} (${date})`)),
      licence: distinct(sources.map(({ licence }) => licence)),
      attribution: attributionOf(sources),
    },
  };
}

export type ExportFile = FeatureCollection<Plain | null, Record<string, Value>> & {
  [member: string]: unknown;
};

/** Gathers layers into one file. With an extent, only what touches it; what has no place is kept. */
export function makeExportFile(header: ExportHeader, layers: ExportLayer[]): ExportFile {
  const { extent } = header;
  const bounds = Array.isArray(extent) ? extent : null;
  const features = layers.flatMap((layer) =>
    layer.features
      .filter(
        ({ geometry }) => !bounds || !geometry || booleanIntersects(geometry, bboxPolygon(bounds)),
      )
      .map((feature) =>
        toFeature(layer, feature, feature.geometry && toExportGeometry(feature.geometry)),
      ),
  );
  const geometries = features.flatMap(({ geometry }) => geometry ?? []);
  return {
    type: 'FeatureCollection',
    title: header.title,
    place: header.place,
    exportedOn: header.exportedOn,
    extent: bounds ?? (extent && 'only' in extent ? `only ${extent.only}` : 'whole place'),
    filters: header.filters,
    licence: distinct(layers.flatMap(({ sources }) => sources.map(({ licence }) => licence))),
    attribution: attributionOf(layers.flatMap(({ sources }) => sources)),
    layers: layers.map(({ layer, sources, gaps, members }) => ({
      layer,
      sources,
      gaps,
      ...members,
    })),
    notLoaded: header.notLoaded,
    ...(geometries.length > 0 && {
      bbox: boundsOfGeometry({ type: 'GeometryCollection', geometries }),
    }),
    features,
  };
}

/** `ginnel-leeds-alleys-2026-11-22.geojson`; what people typed is made fit for any file system. */
export function exportFileName(
  parts: { place: string; what: string; on: string },
  extension: 'geojson' | 'zip',
): string {
  const plain = parts.what
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `ginnel-${parts.place}-${plain || 'export'}-${parts.on}.${extension}`;
}
