/** Making LSOA outlines of different generalisation fit each other without a gap or an overlap. */
import {
  areaGeometry,
  areaSquareMetres,
  distanceMetres,
  type Point,
  polygonsOf,
  type Ring,
} from './geometry.ts';
import { boundaryRings, type Edges, edgesOf, inspectMosaic, isGap } from './mosaic.ts';
import { type Lsoa, shape } from './outlines.ts';

/** About three metres: closes cracks that open to the outside, far below what generalising has moved. */
const SNAP_DEGREES = 0.00003;
/** A part of an outline smaller than this is left over from an overlap, not ground. */
const SLIVER_SQUARE_METRES = 100;

export interface CleanOutlines {
  lsoas: Lsoa[];
  /** what was mended and how well the result fits, for the report */
  notes: string[];
}

/**
 * Ground that two outlines claim goes to the finer one; ground that none claims goes to the coarse
 * neighbour with the longest shared edge, so that fine outlines stay as published and coarse ones give
 * way. Throws when the outlines still do not fit.
 */
export async function cleanLsoas(raw: Lsoa[]): Promise<CleanOutlines> {
  const flat = await shapeLsoas(
    raw.toSorted((a, b) => Number(a.coarse) - Number(b.coarse)),
    `-snap interval=${SNAP_DEGREES} -clean overlap-rule=min-id gap-fill-area=0 sliver-control=0`,
  );
  const whole = flat.map(dropSlivers);
  const filled = fillGaps(whole);
  const lsoas = (await shapeLsoas(filled.pieces, '-dissolve2 code')).sort((a, b) =>
    a.code < b.code ? -1 : 1,
  );
  const faults = inspectMosaic(lsoas);
  if (faults.doubledEdges + faults.gaps + faults.crossings > 0) {
    throw new Error(`the outlines do not fit after cleaning: ${JSON.stringify(faults)}`);
  }
  return { lsoas, notes: describeCleaning(raw, lsoas, filled.gaps, faults.pieces) };
}

async function shapeLsoas(lsoas: Lsoa[], commands: string): Promise<Lsoa[]> {
  const { out } = await shape({ lsoas }, `${commands} -o out.geojson precision=0.000001`, ['out']);
  const byCode = new Map(lsoas.map((lsoa) => [lsoa.code, lsoa]));
  return [...byCode.values()].map((lsoa) => {
    const geometry = out?.get(lsoa.code);
    if (!geometry) throw new Error(`${lsoa.code} was lost while its outline was cleaned`);
    return { ...lsoa, geometry };
  });
}

function dropSlivers(lsoa: Lsoa): Lsoa {
  const parts = polygonsOf(lsoa.geometry).filter(
    (rings) => areaSquareMetres(areaGeometry([rings])) >= SLIVER_SQUARE_METRES,
  );
  return { ...lsoa, geometry: areaGeometry(parts) };
}

/** The outlines and, as further pieces with the code of their new owner, the gaps between them. */
function fillGaps(lsoas: Lsoa[]): { pieces: Lsoa[]; gaps: { squareMetres: number }[] } {
  const edges = edgesOf(lsoas);
  const byCode = new Map(lsoas.map((lsoa) => [lsoa.code, lsoa]));
  const gaps = boundaryRings(lsoas, edges).filter(isGap);
  const fillings = gaps.map((ring): Lsoa => {
    const owner = ownerOfGap(ring, edges, byCode);
    return { ...owner, geometry: areaGeometry([[ring.toReversed()]]) };
  });
  return {
    pieces: [...lsoas, ...fillings],
    gaps: fillings.map(({ geometry }) => ({ squareMetres: areaSquareMetres(geometry) })),
  };
}

function ownerOfGap(ring: Ring, { owners }: Edges, byCode: Map<string, Lsoa>): Lsoa {
  const shared = new Map<string, number>();
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1] as Point, ring[i] as Point];
    const code = owners.get([...a, ...b].join()) as string;
    shared.set(code, (shared.get(code) ?? 0) + distanceMetres(a, b));
  }
  const ranked = [...shared]
    .map(([code, metres]) => ({ lsoa: byCode.get(code) as Lsoa, metres }))
    .sort((a, b) => Number(b.lsoa.coarse) - Number(a.lsoa.coarse) || b.metres - a.metres);
  return (ranked[0] as { lsoa: Lsoa }).lsoa;
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
