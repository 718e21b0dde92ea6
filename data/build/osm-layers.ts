/** The five layers that come from OpenStreetMap, or five entries that say why they are not there. */
import { basename } from 'node:path';
import type { LayerName, Manifest } from '#domain/place-pack.ts';
import { buildAlleys, findAlleys } from './alleys.ts';
import { buildBasemap } from './basemap.ts';
import { sortIntoLayers } from './basemap-layers.ts';
import { BuildRefusal, type BuiltLayer } from './built-layer.ts';
import { buildCommunityAssets } from './community-assets.ts';
import type { AreaGeometry, Box } from './geometry.ts';
import { readExtract } from './osm-read.ts';
import { namedStreets, nearestStreet } from './osm-streets.ts';
import { buildParks } from './parks.ts';
import { buildStreets } from './streets.ts';
import type { Ward } from './wards.ts';

type MapLayers = Record<
  Extract<LayerName, 'community-assets' | 'alleys' | 'parks' | 'streets' | 'basemap'>,
  BuiltLayer
>;

/** Extracts whose own header gives no date, dated by whoever made them. */
const KNOWN_DATES: Record<string, string> = {
  'leeds-chapeltown-harehills-2014.osm.pbf': '2014-01',
};

export async function buildOpenStreetMapLayers(
  path: string | null,
  place: Manifest['place'],
  outline: AreaGeometry,
  wards: Ward[],
): Promise<{ bounds: Box | null; layers: MapLayers }> {
  if (path === null) {
    const missing: BuiltLayer = {
      status: 'not-loaded',
      reason: 'No OpenStreetMap extract of this place is in the pack yet.',
      how: `Put an extract named ${place.slug}.osm.pbf beside the other files and build the pack again.`,
    };
    return {
      bounds: null,
      layers: {
        'community-assets': missing,
        alleys: missing,
        parks: missing,
        streets: missing,
        basemap: missing,
      },
    };
  }
  const extract = await readExtract(path);
  const extent = { bounds: extract.bounds, date: extractDate(path, extract.timestamp) };
  const alleys = findAlleys(extract.lines);
  const streets = namedStreets(extract.lines, new Set(alleys.map(({ way }) => way.id)));
  const nearest = nearestStreet(streets);
  return {
    bounds: extract.bounds,
    layers: {
      'community-assets': buildCommunityAssets(extract.points, extract.areas, nearest, extent),
      alleys: buildAlleys(alleys, nearest, extent),
      parks: buildParks(extract.areas, nearest, extent),
      streets: buildStreets(streets, wards, extent),
      basemap: buildBasemap(sortIntoLayers(extract, outline), extent),
    },
  };
}

/** The day of the extract's header, a date we were told, or the year that ends the file's name. */
function extractDate(path: string, timestamp: number): string {
  if (timestamp > 0) return new Date(timestamp * 1000).toISOString().slice(0, 10);
  const name = basename(path);
  const date = KNOWN_DATES[name] ?? /-(\d{4}(-\d{2})?)\.osm\.pbf$/.exec(name)?.[1];
  if (date) return date;
  throw new BuildRefusal(
    `${name} does not say how old it is. Add the year or month to its name, as in leeds-2026-05.osm.pbf, and run this again.`,
  );
}
