/** Calendar days as ISO text (`2026-03-01`), without clocks or time zones: periods in law are counted in days. */
import * as v from 'valibot';

const DAY_MILLISECONDS = 86_400_000;

const asUtc = (date: string) => Date.parse(`${date}T00:00:00Z`);
const asText = (utc: number) => new Date(utc).toISOString().slice(0, 10);

/** A day that exists: `2026-02-29` is refused. */
export const IsoDateSchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/),
  v.check((text) => !Number.isNaN(asUtc(text)) && asText(asUtc(text)) === text),
);

const addDays = (date: string, days: number) => asText(asUtc(date) + days * DAY_MILLISECONDS);

/** The day-th of the month that many months later, or that month's last day when it is shorter. */
function inMonth(date: string, months: number, dayOf: (day: number) => number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return asText(Date.UTC(year, month - 1 + months, Math.min(dayOf(day), lastDay)));
}

export type Period = { weeks: number } | { months: number } | { years: number };

const monthsIn = (period: { months: number } | { years: number }) =>
  'months' in period ? period.months : period.years * 12;

/**
 * The last day "within" a period of a date: that date itself is not counted. Months end on the
 * corresponding date, or where that month has none, on its last day (Dodds v Walker [1981]).
 */
export function lastDayWithin(date: string, period: Period): string {
  return 'weeks' in period
    ? addDays(date, period.weeks * 7)
    : inMonth(date, monthsIn(period), (day) => day);
}

/**
 * The last day of a period "beginning with" a date, which is its first day: the day before the
 * corresponding date, also where there is none (six months beginning with 31 October: 30 April).
 */
export function lastDayBeginningWith(date: string, period: Period): string {
  return 'weeks' in period
    ? addDays(date, period.weeks * 7 - 1)
    : inMonth(date, monthsIn(period), (day) => day - 1);
}

/** Today where the person is. */
export function today(now = new Date()): string {
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
