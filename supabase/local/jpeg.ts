/**
 * The picture alone, without what cameras and programs write beside it: where and when it was
 * taken, with what, by whom, a smaller copy, a film. It is a matter of segments (ITU-T T.81 annex
 * B); no pixel is touched. Exif also says which way up a picture is; nothing is lost by that, for
 * the browser draws photographs upright before it sends them (shrink-photograph.ts).
 *
 * Kept: what a decoder needs, JFIF without its thumbnail, a colour profile, Adobe's colour mark.
 * All other application segments (Exif, XMP, IPTC, several pictures in one file), comments and
 * what follows the end of the picture are left out.
 *
 * @returns null when the bytes are not one whole JPEG of a kind that browsers show. Linear in the
 *   length, whatever the bytes are; it never throws. The result is never longer than `bytes`.
 */
export function cleanJpeg(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0xff || bytes[1] !== SOI || bytes[2] !== 0xff) return null;
  const kept = new Kept(bytes);
  kept.copy(0, 2);
  let frames = 0;
  let scans = 0;
  let at = 2;
  for (;;) {
    if (bytes[at] !== 0xff) return null;
    // any number of these may stand before a marker
    while (bytes[at] === 0xff) at += 1;
    const marker = bytes[at] ?? 0;
    at += 1;
    if (marker === EOI) {
      if (scans === 0) return null;
      kept.add(0xff, EOI);
      return kept.all();
    }
    if (!beginsSegment(marker)) return null;
    const end = at + ((bytes[at] ?? 0) << 8) + (bytes[at + 1] ?? 0);
    if (end < at + 2 || end > bytes.length) return null;
    if (isFrame(marker)) frames += 1;
    // browsers show one frame; a second one, or a scan of none, is no picture
    if (frames > 1 || (marker === SOS && frames === 0)) return null;
    keepSegment(kept, bytes, marker, at, end);
    at = end;
    if (marker !== SOS) continue;
    scans += 1;
    at = endOfScan(bytes, end);
    kept.copy(end, at);
  }
}

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
/** Tables: DHT, DQT, DNL, DRI. */
const TABLES = new Set([0xc4, 0xdb, 0xdc, 0xdd]);
const [APP0, APP2, APP14] = [0xe0, 0xe2, 0xee];

/** Baseline, extended and progressive: browsers show no other kind. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xc2;
}

/** Restart marks and SOI have no length, and outside of a scan no place; below C0 is nothing. */
function beginsSegment(marker: number): boolean {
  return marker >= 0xc0 && marker < 0xff && !(marker >= 0xd0 && marker <= SOI);
}

/** @param at where the segment's length stands, after its marker; `end` is after its last byte. */
function keepSegment(kept: Kept, bytes: Uint8Array, marker: number, at: number, end: number): void {
  const content = at + 2;
  const says = (name: string) => startsWith(bytes, content, end, name);
  if (isFrame(marker) || marker === SOS || TABLES.has(marker)) {
    kept.add(0xff, marker);
    kept.copy(at, end);
  } else if (marker === APP0 && says('JFIF\0') && end - content >= 14) {
    // the same with a thumbnail of 0 by 0 pixels
    kept.add(0xff, APP0, 0, 16);
    kept.copy(content, content + 12);
    kept.add(0, 0);
  } else if (marker === APP2 && says('ICC_PROFILE\0')) {
    kept.add(0xff, APP2);
    kept.copy(at, end);
  } else if (marker === APP14 && says('Adobe') && end - content >= 12) {
    kept.add(0xff, APP14, 0, 14);
    kept.copy(content, content + 12);
  }
}

function startsWith(bytes: Uint8Array, from: number, end: number, text: string): boolean {
  if (end - from < text.length) return false;
  for (let i = 0; i < text.length; i += 1) {
    if (bytes[from + i] !== text.charCodeAt(i)) return false;
  }
  return true;
}

/** Where the next marker begins: in a scan FF is followed by 00 when it is data, or by D0 to D7. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    const mark = bytes.indexOf(0xff, at);
    if (mark < 0) return bytes.length;
    at = mark + 1;
    while (bytes[at] === 0xff) at += 1;
    const code = bytes[at] ?? EOI;
    if (code !== 0 && !(code >= 0xd0 && code <= 0xd7)) return mark;
    at += 1;
  }
}

/** One buffer, for hostile bytes can hold millions of segments. */
class Kept {
  readonly #from: Uint8Array;
  readonly #bytes: Uint8Array;
  #length = 0;

  constructor(from: Uint8Array) {
    this.#from = from;
    this.#bytes = new Uint8Array(from.length);
  }

  add(...values: number[]): void {
    this.#bytes.set(values, this.#length);
    this.#length += values.length;
  }

  copy(start: number, end: number): void {
    this.#bytes.set(this.#from.subarray(start, end), this.#length);
    this.#length += end - start;
  }

  all(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}
