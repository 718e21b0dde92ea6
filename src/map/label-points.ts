/** One point a name: a polygon's own label would be repeated in every tile that it touches. */
import type { Feature, FeatureCollection, Geometry, Point, Position } from 'geojson';

type Points = FeatureCollection<Point>;
const collect = (features: Feature<Point>[]): Points => ({ type: 'FeatureCollection', features });

/** Points from the `representativePoint` that the pipeline wrote into each feature. */
export function representativePoints(outlines: FeatureCollection): Points {
  return collect(
    outlines.features.flatMap(({ properties }) =>
      properties
        ? {
            type: 'Feature',
            properties,
            geometry: { type: 'Point', coordinates: properties.representativePoint },
          }
        : [],
    ),
  );
}

/** Where the rings of a polygon cross the parallel at `y`, from west to east. */
function crossings(rings: Position[][], y: number): number[] {
  const found: number[] = [];
  for (const ring of rings)
    ring.forEach(([x1 = 0, y1 = 0], index) => {
      const [x2 = 0, y2 = 0] = ring[index + 1] ?? ring[0] ?? [];
      if (y1 > y !== y2 > y) found.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
    });
  return found.sort((a, b) => a - b);
}

/** The middle of the widest stretch inside, out of nine parallels; wide is where a name has room. */
function widestMiddle(rings: Position[][]): { point: Position; width: number } | null {
  const ys = (rings[0] ?? []).map(([, y = 0]) => y);
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  let best: { point: Position; width: number } | null = null;
  for (let step = 1; step <= 9; step += 1) {
    const y = low + ((high - low) * step) / 10;
    // stretches near the middle of the height are preferred: a name at the rim looks lost
    const favour = 1 - Math.abs(step - 5) / 10;
    const at = crossings(rings, y);
    for (let i = 0; i + 1 < at.length; i += 2) {
      const [west = 0, east = 0] = [at[i], at[i + 1]];
      const width = (east - west) * favour;
      if (!best || width > best.width) best = { point: [(west + east) / 2, y], width };
    }
  }
  return best;
}

function polygonsOf(geometry: Geometry): Position[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
}

/** A point inside the widest part of each named outline. */
export function innerPoints(outlines: FeatureCollection): Points {
  return collect(
    outlines.features.flatMap(({ geometry, properties }) => {
      if (!properties?.name) return [];
      const parts = polygonsOf(geometry).map(widestMiddle);
      const [widest] = parts.toSorted((a, b) => (b?.width ?? 0) - (a?.width ?? 0));
      return widest
        ? {
            type: 'Feature',
            properties,
            geometry: { type: 'Point', coordinates: widest.point },
          }
        : [];
    }),
  );
}
