/** The same figures by turf's own functions, as one would write them with turf alone. */
import {
  area,
  booleanPointInPolygon,
  intersect,
  length,
  pointsWithinPolygon,
  union,
} from '@turf/turf';
import type {
  Feature,
  FeatureCollection,
  LineString,
  MultiLineString,
  MultiPolygon,
  Point,
  Polygon,
} from 'geojson';
import type { IncidentColumns, LsoaProperties } from '#domain/place-pack.ts';

export type TurfPack = {
  lsoas: FeatureCollection<Polygon | MultiPolygon, LsoaProperties>;
  incidents: FeatureCollection<Point>;
  alleys: FeatureCollection<LineString | MultiLineString>;
  parks: Feature<Polygon | MultiPolygon>;
};
export type Figures = {
  residents: number;
  averageRank: number;
  incidents: number;
  alleyMetres: number;
  parkHectares: number;
};

type Texts = Record<'deprivation' | 'incidents' | 'alleys' | 'parks', string>;

export function prepareForTurf(texts: Texts): TurfPack {
  const columns = JSON.parse(texts.incidents) as IncidentColumns;
  const parks = union(JSON.parse(texts.parks) as FeatureCollection<Polygon | MultiPolygon>);
  if (!parks) throw new Error('the union of the parks came out empty');
  return {
    lsoas: JSON.parse(texts.deprivation),
    incidents: {
      type: 'FeatureCollection',
      features: columns.rows.anchor.map((anchor, row) => ({
        type: 'Feature',
        properties: { month: columns.rows.month[row], type: columns.rows.type[row] },
        geometry: {
          type: 'Point',
          coordinates: [
            (columns.anchors.lng[anchor] as number) / 1e6,
            (columns.anchors.lat[anchor] as number) / 1e6,
          ],
        },
      })),
    },
    alleys: JSON.parse(texts.alleys),
    parks,
  };
}

const METRES_A_PIECE = 1;

/** turf has no line in polygon: a line is cut into pieces of a metre, each in or out by its middle. */
function alleyMetresInside(pack: TurfPack, drawn: Feature<Polygon>): number {
  let metres = 0;
  for (const { geometry } of pack.alleys.features) {
    const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
    for (const line of lines) {
      for (let i = 1; i < line.length; i++) {
        const [x1 = 0, y1 = 0] = line[i - 1] ?? [];
        const [x2 = 0, y2 = 0] = line[i] ?? [];
        const segment: Feature<LineString> = {
          type: 'Feature',
          properties: {},
          geometry: {
            type: 'LineString',
            coordinates: [
              [x1, y1],
              [x2, y2],
            ],
          },
        };
        const whole = length(segment, { units: 'meters' });
        const pieces = Math.max(1, Math.ceil(whole / METRES_A_PIECE));
        for (let piece = 0; piece < pieces; piece++) {
          const at = (piece + 0.5) / pieces;
          if (booleanPointInPolygon([x1 + (x2 - x1) * at, y1 + (y2 - y1) * at], drawn)) {
            metres += whole / pieces;
          }
        }
      }
    }
  }
  return metres;
}

export function profileByTurf(pack: TurfPack, geometry: Polygon): Figures {
  const drawn: Feature<Polygon> = { type: 'Feature', properties: {}, geometry };
  let residents = 0;
  let ranks = 0;
  for (const lsoa of pack.lsoas.features) {
    const part = intersect({ type: 'FeatureCollection', features: [drawn, lsoa] });
    let share = part ? area(part) / area(lsoa) : 0;
    if (share < 0.01) share = 0;
    if (share > 0.99) share = 1;
    residents += share * lsoa.properties.residents;
    ranks += share * lsoa.properties.residents * lsoa.properties.imd.rank;
  }
  const green = intersect({ type: 'FeatureCollection', features: [drawn, pack.parks] });
  return {
    residents,
    averageRank: ranks / residents,
    incidents: pointsWithinPolygon(pack.incidents, drawn).features.length,
    alleyMetres: alleyMetresInside(pack, drawn),
    parkHectares: green ? area(green) / 10_000 : 0,
  };
}
