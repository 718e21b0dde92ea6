import { isIPv6 } from 'node:net';

/**
 * Whom an address stands for in the limits: an IPv4 address itself, of an IPv6 address its /64,
 * which one household has to itself (RFC 6177).
 */
export function networkOf(address: string): string {
  // a zone names the caller's way here, not the caller
  const [plain = ''] = address.replace(/^::ffff:(?=\d+\.)/i, '').split('%');
  if (!isIPv6(plain)) return plain;
  const [before = '', after] = plain.toLowerCase().split('::');
  const left = groups(before);
  const right = after === undefined ? [] : groups(after);
  const middle = after === undefined ? 0 : 8 - left.length - right.length;
  const all = [...left, ...Array<string>(middle).fill('0'), ...right];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

/** A dotted ending (::ffff:192.0.2.1) stands for two groups, which are never among the first four. */
function groups(part: string): string[] {
  if (part === '') return [];
  return part.split(':').flatMap((group) => (group.includes('.') ? ['0', '0'] : [group]));
}
