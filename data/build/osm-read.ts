/** Reading an OpenStreetMap extract (PBF) into lines, areas and points. */
import { createOSMStream } from 'osm-pbf-parser-node';
import * as v from 'valibot';
import { type AreaGeometry, areaGeometry, type Box, type Point } from './geometry.ts';
import { assembleRings } from './osm-rings.ts';

export type Tags = Record<string, string>;

const TagsSchema = v.pipe(
  v.optional(v.record(v.string(), v.string()), {}),
  // names are typed by hand: doubled blanks would make two streets of one
  v.transform((tags) =>
    tags.name === undefined ? tags : { ...tags, name: tags.name.trim().replaceAll(/\s+/g, ' ') },
  ),
);
const ItemSchema = v.variant('type', [
  v.object({
    type: v.literal('node'),
    id: v.number(),
    lat: v.number(),
    lon: v.number(),
    tags: TagsSchema,
  }),
  v.object({ type: v.literal('way'), id: v.number(), refs: v.array(v.number()), tags: TagsSchema }),
  v.object({
    type: v.literal('relation'),
    id: v.number(),
    members: v.array(v.object({ type: v.string(), ref: v.number(), role: v.string() })),
    tags: TagsSchema,
  }),
]);
/** The header comes first and alone has no `type`; its box is in billionths of a degree. */
const HeaderSchema = v.object({
  bbox: v.object({
    left: v.number(),
    right: v.number(),
    top: v.number(),
    bottom: v.number(),
  }),
  osmosis_replication_timestamp: v.optional(v.number(), 0),
});

export interface OsmPoint {
  id: string;
  point: Point;
  tags: Tags;
}
export interface OsmLine {
  id: string;
  /** node numbers, to tell which lines touch */
  refs: number[];
  line: Point[];
  tags: Tags;
}
export interface OsmArea {
  id: string;
  geometry: AreaGeometry;
  tags: Tags;
}
export interface OsmExtract {
  bounds: Box;
  /** seconds since 1970 as the header says, 0 when it does not */
  timestamp: number;
  points: OsmPoint[];
  /** tagged ways, closed ones included; sorted by number */
  lines: OsmLine[];
  /** tagged closed ways and multipolygon relations */
  areas: OsmArea[];
  /** multipolygons that reach beyond the extract, so that their rings do not close */
  openRelations: number;
  read: number;
}

/** Nodes that the extract lacks are passed over; a way with fewer than two is dropped. */
export async function readExtract(path: string): Promise<OsmExtract> {
  const nodes = new Map<number, Point>();
  const ways = new Map<number, OsmLine>();
  const points: OsmPoint[] = [];
  const relations: Extract<v.InferOutput<typeof ItemSchema>, { type: 'relation' }>[] = [];
  let header: v.InferOutput<typeof HeaderSchema> | undefined;
  let read = 0;
  for await (const raw of createOSMStream(path)) {
    if (!('type' in raw)) {
      header = v.parse(HeaderSchema, raw);
      continue;
    }
    const item = v.parse(ItemSchema, raw);
    read += 1;
    if (item.type === 'node') {
      const point: Point = [item.lon, item.lat];
      nodes.set(item.id, point);
      if (Object.keys(item.tags).length > 0) {
        points.push({ id: `node/${item.id}`, point, tags: item.tags });
      }
    } else if (item.type === 'way') {
      const refs = item.refs.filter((ref) => nodes.has(ref));
      const line = refs.map((ref) => nodes.get(ref) as Point);
      if (line.length > 1) ways.set(item.id, { id: `way/${item.id}`, refs, line, tags: item.tags });
    } else if (item.tags.type === 'multipolygon') {
      relations.push(item);
    }
  }
  if (!header) throw new Error(`${path} has no header with bounds`);
  const lines = [...ways].sort(([a], [b]) => a - b).map(([, way]) => way);
  const areas = lines.flatMap(areaOfWay);
  let openRelations = 0;
  for (const relation of relations.sort((a, b) => a.id - b.id)) {
    const area = areaOfRelation(relation, ways);
    if (area) areas.push(area);
    else openRelations += 1;
  }
  const { left, right, top, bottom } = header.bbox;
  return {
    bounds: [left / 1e9, bottom / 1e9, right / 1e9, top / 1e9],
    timestamp: header.osmosis_replication_timestamp,
    points,
    lines: lines.filter(({ tags }) => Object.keys(tags).length > 0),
    areas,
    openRelations,
    read,
  };
}

function areaOfWay({ id, refs, line, tags }: OsmLine): OsmArea[] {
  const closed = refs.length > 3 && refs[0] === refs.at(-1);
  if (!closed || Object.keys(tags).length === 0) return [];
  return [{ id, geometry: { type: 'Polygon', coordinates: [line] }, tags }];
}

/** Old multipolygons carry no tags of their own: then those of the outer way hold. */
function areaOfRelation(
  relation: {
    id: number;
    members: { type: string; ref: number; role: string }[];
    tags: Tags;
  },
  ways: Map<number, OsmLine>,
): OsmArea | null {
  const wayMembers = relation.members.filter(({ type }) => type === 'way');
  const missing = wayMembers.some(({ ref }) => !ways.has(ref));
  if (missing) return null;
  const linesOf = (inner: boolean) =>
    wayMembers
      .filter(({ role }) => (role === 'inner') === inner)
      .map(({ ref }) => ways.get(ref) as OsmLine);
  const polygons = assembleRings(linesOf(false), linesOf(true));
  if (!polygons) return null;
  const { type: _type, ...own } = relation.tags;
  const tags = Object.keys(own).length > 0 ? own : (linesOf(false)[0]?.tags ?? {});
  return { id: `relation/${relation.id}`, geometry: areaGeometry(polygons), tags };
}
