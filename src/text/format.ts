/** Numbers and dates as people here read them. */
const LOCALE = 'en-GB';

/** `1,234.5`, with as many decimals as are asked for. */
export const formatNumber = (value: number, decimals = 0) =>
  value.toLocaleString(LOCALE, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });

/** A share from 0 to 1 as whole per cent; what is not quite nothing or all never reads as it. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.005) return 'under 1%';
  if (share < 1 && share > 0.995) return 'over 99%';
  return `${formatNumber(share * 100)}%`;
}

/**
 * `22 November 2026`, of an ISO date or time. A date without a time is the same day wherever it is
 * read; a time is on the day that it was for the reader.
 */
export const formatDate = (iso: string) =>
  new Date(iso).toLocaleDateString(LOCALE, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...(/^\d{4}-\d{2}-\d{2}$/.test(iso) && { timeZone: 'UTC' }),
  });

/** `22 November 2026 at 14:05`, of an ISO time. */
export const formatDateTime = (iso: string) =>
  new Date(iso).toLocaleString(LOCALE, { dateStyle: 'long', timeStyle: 'short' });

/** `November 2026`, of `2026-11`. */
export const formatMonth = (month: string) =>
  new Date(`${month}-01T00:00:00Z`).toLocaleDateString(LOCALE, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

/** Metres as people say them: `240 m`, `1.9 km`. */
export const formatMetres = (metres: number) =>
  metres < 995
    ? `${formatNumber(Math.round(metres / 10) * 10)} m`
    : `${formatNumber(metres / 1000, 1)} km`;

/** `14:05`, of an ISO time. */
export const formatTime = (iso: string) =>
  new Date(iso).toLocaleTimeString(LOCALE, { hour: '2-digit', minute: '2-digit' });

/** `Tuesday`, of an ISO time. */
export const formatWeekday = (iso: string) =>
  new Date(iso).toLocaleDateString(LOCALE, { weekday: 'long' });

/** The size of a file as people say it: `42 kB`, `1.2 MB`, of 1,000 bytes and of a million. */
export const formatBytes = (bytes: number) =>
  bytes <= 999_000
    ? `${formatNumber(Math.ceil(bytes / 1000))} kB`
    : `${formatNumber(bytes / 1_000_000, 1)} MB`;
