/**
 * Random names made on the device. `crypto.randomUUID` is not there on pages without https, which a
 * council's own network may well serve; `crypto.getRandomValues` is everywhere.
 */

/** A random UUID (version 4): 122 random bits, so that no two are ever the same. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [8, 12, 16, 20, 32].map((end, part) => hex.slice([0, 8, 12, 16, 20][part], end)).join('-');
}
