/** Putting the ways of a multipolygon together into rings. */
import { isInside, type Point, type Ring } from './geometry.ts';

export interface RefLine {
  refs: number[];
  line: Point[];
}

/** Polygons from outer and inner ways in any order and direction; null when a ring does not close. */
export function assembleRings(outer: RefLine[], inner: RefLine[]): Ring[][] | null {
  const outers = joinLines(outer);
  const inners = joinLines(inner);
  if (!outers || !inners || outers.length === 0) return null;
  const polygons = outers.map((ring) => [ring]);
  for (const hole of inners) {
    // a vertex may lie on the outer ring, so ask for a middle of an edge
    const [a, b] = hole as [Point, Point];
    const middle: Point = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    const host = polygons.find(([ring]) =>
      isInside(middle, { type: 'Polygon', coordinates: [ring as Ring] }),
    );
    // a hole outside every outer ring is a mistake of the map and changes no area
    host?.push(hole);
  }
  return polygons;
}

function joinLines(lines: RefLine[]): Ring[] | null {
  const rings: Ring[] = [];
  const open = [...lines];
  for (let start = open.shift(); start; start = open.shift()) {
    let { refs, line } = start;
    while (refs[0] !== refs.at(-1)) {
      const end = refs.at(-1);
      const next = open.findIndex((way) => way.refs[0] === end || way.refs.at(-1) === end);
      const way = open[next];
      if (!way) return null;
      open.splice(next, 1);
      const forward = way.refs[0] === end;
      refs = [...refs, ...(forward ? way.refs : way.refs.toReversed()).slice(1)];
      line = [...line, ...(forward ? way.line : way.line.toReversed()).slice(1)];
    }
    if (line.length < 4) return null;
    rings.push(line);
  }
  return rings;
}
