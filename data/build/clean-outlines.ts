/** Making LSOA outlines of different generalisation fit each other without a gap or an overlap. */
import {
  areaGeometry,
  areaSquareMetres,
  distanceMetres,
  type Point,
  polygonsOf,
  type Ring,
} from './geometry.ts';
import {
  boundaryRings,
  type Edges,
  edgesOf,
  inspectMosaic,
  isGap,
  type Outline,
} from './mosaic.ts';
import { type Lsoa, shape } from './outlines.ts';

/** About three metres: closes cracks that open to the outside, far below what generalising has moved. */
const SNAP_DEGREES = 0.00003;
/** A part of an outline smaller than this is left over from an overlap, not ground. */
const SLIVER_SQUARE_METRES = 100;

/** A larger hole is not a gap between two drawings of one edge, but ground that belongs to nobody here. */
const GAP_SQUARE_METRES = 2_000_000;

interface Drawn extends Outline {
  /** drawn so coarsely that a finer neighbour knows better where the edge runs */
  coarse: boolean;
}

export interface CleanOutlines {
  lsoas: Lsoa[];
  /** what was mended and how well the result fits, for the report */
  notes: string[];
}

/** Throws when the outlines of the LSOAs still do not cover their ground exactly once. */
export async function cleanLsoas(raw: Lsoa[]): Promise<CleanOutlines> {
  const { outlines, gaps } = await fitOutlines(raw, `-snap interval=${SNAP_DEGREES}`);
  const lsoas = outlines.sort((a, b) => (a.code < b.code ? -1 : 1));
  const faults = inspectMosaic(lsoas);
  if (faults.doubledEdges + faults.gaps + faults.crossings > 0) {
    throw new Error(`the outlines do not fit after cleaning: ${JSON.stringify(faults)}`);
  }
  return { lsoas, notes: describeCleaning(raw, lsoas, gaps, faults.pieces) };
}

/**
 * Ground that two outlines claim goes to the finer one; ground that none claims goes to the coarse
 * neighbour with the longest shared edge, so that fine outlines stay as published and coarse ones give
 * way.
 */
export async function fitOutlines<T extends Drawn>(
  raw: T[],
  before = '',
): Promise<{ outlines: T[]; gaps: { squareMetres: number }[] }> {
  const flat = await shapeOutlines(
    raw.toSorted((a, b) => Number(a.coarse) - Number(b.coarse)),
    `${before} -clean overlap-rule=min-id gap-fill-area=0 sliver-control=0`,
  );
  const { pieces, gaps } = fillGaps(flat.map(dropSlivers));
  return { outlines: await shapeOutlines(pieces, '-dissolve2 code'), gaps };
}

async function shapeOutlines<T extends Drawn>(outlines: T[], commands: string): Promise<T[]> {
  const { out } = await shape({ outlines }, `${commands} -o out.geojson precision=0.000001`, [
    'out',
  ]);
  const byCode = new Map(outlines.map((outline) => [outline.code, outline]));
  return [...byCode.values()].map((outline) => {
    const geometry = out?.get(outline.code);
    if (!geometry) throw new Error(`${outline.code} was lost while its outline was cleaned`);
    return { ...outline, geometry };
  });
}

function dropSlivers<T extends Drawn>(outline: T): T {
  const parts = polygonsOf(outline.geometry).filter(
    (rings) => areaSquareMetres(areaGeometry([rings])) >= SLIVER_SQUARE_METRES,
  );
  return { ...outline, geometry: areaGeometry(parts) };
}

/** The outlines and, as further pieces with the code of their new owner, the gaps between them. */
function fillGaps<T extends Drawn>(
  outlines: T[],
): { pieces: T[]; gaps: { squareMetres: number }[] } {
  const edges = edgesOf(outlines);
  const byCode = new Map(outlines.map((outline) => [outline.code, outline]));
  const gaps: { squareMetres: number }[] = [];
  const pieces = [...outlines];
  for (const ring of boundaryRings(outlines, edges).filter(isGap)) {
    const geometry = areaGeometry([[ring.toReversed()]]);
    const squareMetres = areaSquareMetres(geometry);
    if (squareMetres > GAP_SQUARE_METRES) continue;
    pieces.push({ ...ownerOfGap(ring, edges, byCode), geometry });
    gaps.push({ squareMetres });
  }
  return { pieces, gaps };
}

function ownerOfGap<T extends Drawn>(ring: Ring, { owners }: Edges, byCode: Map<string, T>): T {
  const shared = new Map<string, number>();
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1] as Point, ring[i] as Point];
    const code = owners.get([...a, ...b].join()) as string;
    shared.set(code, (shared.get(code) ?? 0) + distanceMetres(a, b));
  }
  const ranked = [...shared]
    .map(([code, metres]) => ({ outline: byCode.get(code) as T, metres }))
    .sort((a, b) => Number(b.outline.coarse) - Number(a.outline.coarse) || b.metres - a.metres);
  return (ranked[0] as { outline: T }).outline;
}

function describeCleaning(
  raw: Lsoa[],
  clean: Lsoa[],
  gaps: { squareMetres: number }[],
  pieces: number,
): string[] {
  const before = new Map(raw.map((lsoa) => [lsoa.code, areaSquareMetres(lsoa.geometry)]));
  const changes = clean.map((lsoa) => {
    const area = before.get(lsoa.code) as number;
    return { ...lsoa, change: areaSquareMetres(lsoa.geometry) / area - 1 };
  });
  const say = ({ code, change }: (typeof changes)[number]) =>
    `${code} ${change > 0 ? '+' : ''}${(change * 100).toFixed(2)}%`;
  const [most] = changes
    .filter((lsoa) => !lsoa.coarse)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
  const coarse = changes.filter((lsoa) => lsoa.coarse).map(say);
  const hectares = gaps.reduce((sum, gap) => sum + gap.squareMetres, 0) / 10_000;
  return [
    `topology: ${clean.length} outlines in ${pieces} pieces cover their ground exactly once: 0 gaps, 0 overlaps, 0 crossings`,
    `mended: ${gaps.length} gaps of ${hectares.toFixed(1)} ha in all`,
    `largest change of area of a generalised outline: ${most ? say(most) : 'there is none'}`,
    `change of area of the coarse outlines: ${coarse.join(', ') || 'there are none'}`,
  ];
}
