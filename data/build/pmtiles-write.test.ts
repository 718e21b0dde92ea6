import { gunzipSync } from 'fflate';
import { PMTiles } from 'pmtiles';
import { expect, test } from 'vitest';
import { writePmtiles } from './pmtiles-write.ts';

const tiles = [
  { z: 11, x: 1015, y: 659, data: Uint8Array.from([1, 2, 3]) },
  { z: 10, x: 507, y: 329, data: Uint8Array.from([4, 5]) },
];
const options = {
  bounds: [-1.5535, 53.807, -1.4991, 53.828] as [number, number, number, number],
  minZoom: 10,
  maxZoom: 11,
};

test('what is written is read back by the pmtiles library', async () => {
  const bytes = writePmtiles(tiles, { name: 'x' }, options);
  const archive = new PMTiles({
    getKey: () => 'memory',
    getBytes: async (offset, length) => ({
      data: bytes.slice(offset, offset + length).buffer as ArrayBuffer,
    }),
  });
  const header = await archive.getHeader();
  expect(header).toMatchObject({ minZoom: 10, maxZoom: 11, numAddressedTiles: 2, clustered: true });
  expect([header.minLon, header.minLat, header.maxLon, header.maxLat]).toEqual(options.bounds);
  for (const { z, x, y, data } of tiles) {
    const tile = await archive.getZxy(z, x, y);
    expect(new Uint8Array(tile?.data ?? new ArrayBuffer(0))).toEqual(data);
  }
  expect(await archive.getZxy(11, 0, 0)).toBeUndefined();
});

test('the same tiles in another order give the same bytes, without a date', () => {
  const bytes = writePmtiles(tiles, { name: 'x' }, options);
  expect(writePmtiles(tiles.toReversed(), { name: 'x' }, options)).toEqual(bytes);
  const root = bytes.slice(127, 127 + Number(new DataView(bytes.buffer).getBigUint64(16, true)));
  expect([...root.slice(4, 8)]).toEqual([0, 0, 0, 0]);
  expect(gunzipSync(root)[0]).toBe(2);
});
