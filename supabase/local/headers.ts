import type { Basemap } from './environment.ts';

/**
 * react-aria writes one style element into the page (`style.textContent` in
 * react-aria/dist/private/interactions/usePress.mjs); the policy admits it by its hash.
 */
const PRESSABLE_STYLE_HASH = 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o=';

/**
 * The headers of every answer. docs/deploy.md repeats them for static hosts.
 * @param basemap its origin may be asked for tiles, glyphs and pictures.
 * @param development admits what Vite's hot reload writes into the page.
 */
export function securityHeaders(
  basemap: Basemap | null,
  development = false,
): Record<string, string> {
  const outside =
    basemap && basemap.kind !== 'pmtiles-file' && !basemap.url.startsWith('/')
      ? ` ${new URL(basemap.url).origin}`
      : '';
  const policy = [
    `default-src 'self'`,
    `script-src 'self'${development ? ` 'unsafe-inline'` : ''}`,
    `style-src 'self' ${development ? `'unsafe-inline'` : `'${PRESSABLE_STYLE_HASH}'`}`,
    `worker-src 'self'`,
    `img-src 'self' data: blob:${outside}`,
    `font-src 'self' data:`,
    `connect-src 'self'${outside}`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': 'geolocation=(self), camera=(), microphone=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
  };
}
