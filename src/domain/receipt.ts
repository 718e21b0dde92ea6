/**
 * The code that lets a person follow what they sent: twelve characters of Crockford's base 32
 * (no I, L, O or U) in three groups of four, `7K2M-Q9XD-4RTA`.
 */
const LETTERS = 12;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new code: 60 random bits. */
export function newCode(): string {
  // 32 divides 256, so that five bits of each byte favour no character
  const letters = Array.from(
    crypto.getRandomValues(new Uint8Array(LETTERS)),
    (byte) => ALPHABET[byte & 31],
  ).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
}

/**
 * What somebody typed, read as kindly as it can be: spaces, dashes and small letters are nothing,
 * O is 0, I and L are 1. Null when it cannot be a code.
 */
export function normaliseReceipt(typed: string): string | null {
  const letters = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}._]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  if (letters.length !== LETTERS || !/^[0-9A-HJKMNP-TV-Z]+$/.test(letters)) return null;
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
}
