import { describe, expect, test } from 'vitest';
import { cleanJpeg } from '../local/jpeg.ts';
import { enlarged, metadata, PHOTOGRAPHS, segment, withSegments } from './photographs.ts';

const SECRET = 'GPS 53.8120 -1.5350';
const { baseline, progressive, inks } = PHOTOGRAPHS;
const cases = Object.entries(PHOTOGRAPHS);

describe.each(cases)('a %s photograph', (_name, picture) => {
  test('without metadata is kept to the byte', () => {
    expect(clean(picture)).toEqual(picture);
  });

  test('loses all metadata, wherever it stands, and nothing else', () => {
    const beforeScans = scanStarts(picture).map((at) => [...metadata(SECRET), at] as const);
    let full = withSegments(picture, metadata(SECRET));
    expect(clean(full)).toEqual(picture);
    for (const [...parts] of beforeScans) {
      const at = parts.pop() as number;
      full = Buffer.concat([picture.subarray(0, at), ...(parts as Buffer[]), picture.subarray(at)]);
      expect(clean(full)).toEqual(picture);
    }
  });

  test('loses what follows its end: a second picture, a film', () => {
    const second = withSegments(baseline, metadata(SECRET));
    expect(clean(Buffer.concat([picture, second]))).toEqual(picture);
    expect(clean(Buffer.concat([picture, Buffer.from(`\0\0ftypmp4${SECRET}`)]))).toEqual(picture);
  });

  test('is refused when it is cut short, wherever', () => {
    for (let length = 0; length < picture.length; length += 1) {
      expect(cleanJpeg(picture.subarray(0, length))).toBeNull();
    }
  });
});

test('a colour profile and the Adobe mark stay, what hides behind them does not', () => {
  const profile = segment(0xe2, 'ICC_PROFILE\0\x01\x01profile');
  expect(clean(withSegments(baseline, [profile]))).toEqual(withSegments(baseline, [profile]));
  const mark = 'Adobe\0d\0\0\0\0\x02';
  const longMark = Buffer.concat([
    inks.subarray(0, 2),
    segment(0xee, mark + SECRET),
    inks.subarray(18),
  ]);
  expect(clean(longMark)).toEqual(inks);
  const withThumbnail = Buffer.concat([
    baseline.subarray(0, 2),
    segment(0xe0, `JFIF\0\x01\x01\0\0\x01\0\x01\x02\x03${SECRET}`.slice(0, 14 + 18)),
    baseline.subarray(20),
  ]);
  expect(clean(withThumbnail)).toEqual(baseline);
});

test('restart marks and stuffed bytes in a scan are data, filling before a marker is not', () => {
  const end = baseline.length - 2;
  const scan = Buffer.from([0x12, 0xff, 0x00, 0xff, 0xd0, 0x34, 0xff, 0xd7, 0xff, 0xff, 0x00]);
  const restarted = Buffer.concat([baseline.subarray(0, end), scan, baseline.subarray(end)]);
  expect(clean(restarted)).toEqual(restarted);
  const filled = Buffer.concat([
    restarted.subarray(0, -2),
    Buffer.from([0xff, 0xff, 0xff]),
    segment(0xfe, SECRET),
    Buffer.from([0xff, 0xff, 0xd9]),
  ]);
  expect(clean(filled)).toEqual(restarted);
});

test('what is no photograph is refused', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const scan = scanStarts(progressive)[0] ?? 0;
  for (const bytes of [
    Buffer.alloc(0),
    Buffer.from('<html><script>alert(1)</script>'),
    png,
    Buffer.from([0xff, 0xd8, 0xff, 0xd9]),
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 0xff, 0xd9]),
    Buffer.concat([Buffer.from('GIF89a'), baseline]),
    // no frame, two frames, a frame of lossless kind
    Buffer.concat([baseline.subarray(0, 2), progressive.subarray(scan)]),
    withSegments(baseline, [segment(0xc0, '\x08\0\x18\0\x18\x01\x01\x11\0')]),
    Buffer.from(baseline.toString('latin1').replace('\xff\xc0', '\xff\xc3'), 'latin1'),
  ]) {
    expect(cleanJpeg(bytes)).toBeNull();
  }
});

test('millions of empty segments or of marks are read once', () => {
  const empty = Buffer.alloc(4 * 300_000, Buffer.from([0xff, 0xe1, 0, 2]));
  expect(clean(withSegments(baseline, [empty]))).toEqual(baseline);
  expect(cleanJpeg(Buffer.alloc(1_000_000, 0xff).fill(0xd8, 1, 2))).toBeNull();
  const stuffed = Buffer.alloc(1_000_000, Buffer.from([0xff, 0]));
  const end = baseline.length - 2;
  const long = Buffer.concat([baseline.subarray(0, end), stuffed, baseline.subarray(end)]);
  expect(clean(long)?.length).toBe(long.length);
  expect(clean(enlarged(baseline, 100_000))?.length).toBe(100_000);
});

test('random and damaged bytes never throw, and what comes out is clean already', () => {
  const random = seeded(20260405);
  const below = (count: number) => Math.floor(random() * count);
  let whole = 0;
  for (let round = 0; round < 4000; round += 1) {
    const [, picture = baseline] = cases[round % cases.length] ?? [];
    const bytes = withSegments(
      picture,
      metadata(SECRET).filter(() => random() < 0.5),
    );
    for (let i = below(8); i >= 0; i -= 1) bytes[below(bytes.length)] = below(256);
    const damaged = round % 4 === 0 ? bytes.subarray(0, below(bytes.length)) : bytes;
    const out = cleanJpeg(damaged);
    if (out === null) continue;
    whole += 1;
    expect(out.length).toBeLessThanOrEqual(damaged.length);
    expect(clean(out)?.equals(out)).toBe(true);
  }
  expect(whole).toBeGreaterThan(500);
  for (let round = 0; round < 2000; round += 1) {
    const noise = Buffer.from(Array.from({ length: below(400) }, () => below(256)));
    noise.set([0xff, 0xd8, 0xff].slice(0, Math.min(3, noise.length)));
    cleanJpeg(noise);
  }
});

test('whatever stands in a segment that is no part of the picture is gone', () => {
  const random = seeded(7);
  const below = (count: number) => Math.floor(random() * count);
  for (let round = 0; round < 1000; round += 1) {
    const [, picture = baseline] = cases[round % cases.length] ?? [];
    const noise = () => Buffer.from(Array.from({ length: below(60) }, () => below(256)));
    const hidden = () =>
      segment(
        [0xe1, 0xe3, 0xed, 0xef, 0xfe, 0xf0][below(6)] ?? 0xe1,
        Buffer.concat([noise(), Buffer.from(SECRET), noise()]),
      );
    const full = withSegments(picture, Array.from({ length: below(6) }, hidden));
    expect(clean(Buffer.concat([full, noise(), Buffer.from(SECRET)]))).toEqual(picture);
  }
});

function clean(bytes: Uint8Array): Buffer | null {
  const out = cleanJpeg(bytes);
  return out && Buffer.from(out);
}

/** Where the scans of a sound picture begin: none of these pictures has the mark in its data. */
function scanStarts(picture: Buffer): number[] {
  const starts: number[] = [];
  for (let at = picture.indexOf('\xff\xda', 0, 'latin1'); at >= 0; ) {
    starts.push(at);
    at = picture.indexOf('\xff\xda', at + 2, 'latin1');
  }
  return starts;
}

/** mulberry32: the same numbers on every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
