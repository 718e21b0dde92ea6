/** `manifest.json` of a pack and `index.json` of all packs in a folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import {
  LAYER_NAMES,
  type LayerEntry,
  type LayerName,
  type LsoaProperties,
  type Manifest,
  ManifestSchema,
  PlaceIndexSchema,
} from '#domain/place-pack.ts';
import type { BuiltLayer } from './built-layer.ts';
import { type Box, offsetMetres, round } from './geometry.ts';

export type BuiltLayers = Record<LayerName, BuiltLayer>;

export function manifestText(
  place: Manifest['place'],
  bounds: Box,
  detailBounds: Box,
  layers: BuiltLayers,
): string {
  const entries = LAYER_NAMES.map((name) => [name, entryOf(layers[name])]);
  const manifest = v.parse(ManifestSchema, {
    format: 1,
    place,
    bounds,
    detailBounds,
    layers: Object.fromEntries(entries),
  });
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

export const byteLength = (content: string | Uint8Array): number => Buffer.byteLength(content);

function entryOf(layer: BuiltLayer): LayerEntry {
  if (layer.status === 'not-loaded') return layer;
  const { tally: _tally, content, ...entry } = layer;
  return { ...entry, bytes: byteLength(content) };
}

/** Every pack under a folder, sorted by name. */
export function indexText(folder: string): string {
  const places = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => readFileSync(join(folder, entry.name, 'manifest.json'), 'utf8'))
    .map((text) => v.parse(ManifestSchema, JSON.parse(text)))
    .map(({ place, bounds }) => ({ ...place, bounds }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return `${JSON.stringify(v.parse(PlaceIndexSchema, places), null, 2)}\n`;
}

const TOWN_METRES = 1_500;

/** A box of 3 km around the LSOA that has most residents within 1.5 km: the densest part of the place. */
export function densestBounds(lsoas: LsoaProperties[]): Box {
  let best: LsoaProperties | undefined;
  let most = -1;
  for (const lsoa of lsoas) {
    let residents = 0;
    for (const other of lsoas) {
      const [dx, dy] = offsetMetres(lsoa.representativePoint, other.representativePoint);
      if (Math.hypot(dx, dy) < TOWN_METRES) residents += other.residents;
    }
    if (residents > most) [best, most] = [lsoa, residents];
  }
  if (!best) throw new Error('a place without LSOAs has no densest part');
  const [lng, lat] = best.representativePoint;
  const [metresPerLng] = offsetMetres([lng, lat], [lng + 1, lat]);
  const [, metresPerLat] = offsetMetres([lng, lat], [lng, lat + 1]);
  const [dx, dy] = [TOWN_METRES / metresPerLng, TOWN_METRES / metresPerLat];
  return [lng - dx, lat - dy, lng + dx, lat + dy].map((n) => round(n, 5)) as Box;
}
