/** Writes one PMTiles archive, version 3 (https://github.com/protomaps/PMTiles, spec v3). Same tiles, same bytes. */
import { gzipSync } from 'fflate';
import { zxyToTileId } from 'pmtiles';
import type { Box } from './geometry.ts';

export interface Tile {
  z: number;
  x: number;
  y: number;
  data: Uint8Array;
}

const HEADER_BYTES = 127;
/** The root directory must lie in the first 16 kB; one place stays far below it. */
const ROOT_BYTES = 16_384 - HEADER_BYTES;
const GZIP = 2;
const MVT = 1;

// without a date in the header, equal input gives equal bytes
const compress = (bytes: Uint8Array) => gzipSync(bytes, { level: 9, mtime: 0 });

export function writePmtiles(
  tiles: Tile[],
  metadata: object,
  { bounds, minZoom, maxZoom }: { bounds: Box; minZoom: number; maxZoom: number },
): Uint8Array {
  const sorted = tiles
    .map((tile) => ({ id: zxyToTileId(tile.z, tile.x, tile.y), data: compress(tile.data) }))
    .sort((a, b) => a.id - b.id);
  const root = compress(directory(sorted));
  if (root.length > ROOT_BYTES) {
    throw new Error(`${tiles.length} tiles need a root directory of ${root.length} bytes`);
  }
  const meta = compress(new TextEncoder().encode(JSON.stringify(metadata)));
  const header = new Uint8Array(HEADER_BYTES);
  const view = new DataView(header.buffer);
  header.set(new TextEncoder().encode('PMTiles'));
  header[7] = 3;
  const tilesAt = HEADER_BYTES + root.length + meta.length;
  const tileBytes = sorted.reduce((sum, { data }) => sum + data.length, 0);
  const lengths = [
    HEADER_BYTES,
    root.length,
    HEADER_BYTES + root.length,
    meta.length,
    tilesAt,
    0, // no leaf directories
    tilesAt,
    tileBytes,
    sorted.length,
    sorted.length,
    sorted.length,
  ];
  lengths.forEach((value, i) => {
    view.setBigUint64(8 + i * 8, BigInt(value), true);
  });
  header.set([1, GZIP, GZIP, MVT, minZoom, maxZoom], 96);
  const [west, south, east, north] = bounds;
  [west, south, east, north].forEach((degrees, i) => {
    view.setInt32(102 + i * 4, Math.round(degrees * 1e7), true);
  });
  header[118] = minZoom;
  view.setInt32(119, Math.round(((west + east) / 2) * 1e7), true);
  view.setInt32(123, Math.round(((south + north) / 2) * 1e7), true);
  return concatenate([header, root, meta, ...sorted.map(({ data }) => data)]);
}

/** Columns of varints: id steps, run lengths, byte lengths, and offsets, 0 for "right after the one before". */
function directory(tiles: { id: number; data: Uint8Array }[]): Uint8Array {
  const out: number[] = [];
  pushVarint(out, tiles.length);
  tiles.forEach(({ id }, i) => {
    pushVarint(out, id - (tiles[i - 1]?.id ?? 0));
  });
  for (const _ of tiles) pushVarint(out, 1);
  for (const { data } of tiles) pushVarint(out, data.length);
  tiles.forEach((_, i) => {
    pushVarint(out, i === 0 ? 1 : 0);
  });
  return Uint8Array.from(out);
}

function pushVarint(out: number[], value: number): void {
  let left = value;
  while (left >= 0x80) {
    out.push((left % 0x80) | 0x80);
    left = Math.floor(left / 0x80);
  }
  out.push(left);
}

function concatenate(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
