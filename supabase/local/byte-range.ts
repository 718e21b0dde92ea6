/** First and last byte, both included. */
export type ByteRange = { start: number; end: number };

/**
 * Reads a Range header (RFC 9110, section 14) with a single range; several at once, or an If-Range
 * that names another version, are answered with the whole file, as the RFC allows.
 */
export function parseRange(
  headers: Headers,
  etag: string,
  sizeBytes: number,
): ByteRange | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(headers.get('range') ?? '');
  const ifRange = headers.get('if-range');
  if (!match || (match[1] === '' && match[2] === '') || (ifRange !== null && ifRange !== etag)) {
    return null;
  }
  const range =
    match[1] === ''
      ? { start: Math.max(0, sizeBytes - Number(match[2])), end: sizeBytes - 1 }
      : {
          start: Number(match[1]),
          end: match[2] === '' ? sizeBytes - 1 : Math.min(Number(match[2]), sizeBytes - 1),
        };
  return range.start > range.end ? 'unsatisfiable' : range;
}
