import { formatDate, formatTime, formatWeekday } from './format.ts';
import { t } from './t.ts';

const DAY = 24 * 60 * 60 * 1000;
const midnightOf = (time: number) => new Date(time).setHours(0, 0, 0, 0);

/** `Something was begun here on Tuesday.` Both times in milliseconds since 1970; the days are those of the reader's clock. */
export function begunSentence(changedAt: number, now: number): string {
  // a day of 23 or 25 hours is a day
  const days = Math.round((midnightOf(now) - midnightOf(changedAt)) / DAY);
  const iso = new Date(changedAt).toISOString();
  if (days <= 0) return t('common:begun.today', { time: formatTime(iso) });
  if (days === 1) return t('common:begun.yesterday', { time: formatTime(iso) });
  if (days < 7) return t('common:begun.weekday', { weekday: formatWeekday(iso) });
  return t('common:begun.date', { date: formatDate(iso) });
}
