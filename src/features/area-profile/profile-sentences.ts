/** A profile as sentences: first what a person wants to know, with its range. */
import type {
  AlleyFigures,
  Estimate,
  IncidentFigures,
  Nearest,
  ParkFigures,
} from '#domain/area-profile.ts';
import { formatMetres, formatMonth, formatNumber, formatShare } from '#text/format.ts';
import { t } from '#text/t.ts';

const isExact = ({ low, high }: Estimate) => low === high;

/** People by overlap are an estimate and are not told to the last one. */
const aboutPeople = (people: number) =>
  formatNumber(people < 1000 ? Math.round(people) : Math.round(people / 10) * 10);

export function residentsSentence(residents: Estimate): string {
  if (isExact(residents)) {
    return t('profile:people.exact', { residents: formatNumber(residents.value) });
  }
  const about = aboutPeople(residents.value);
  const high = formatNumber(residents.high);
  return residents.low === 0
    ? t('profile:people.aboutUpTo', { residents: about, high })
    : t('profile:people.about', { residents: about, low: formatNumber(residents.low), high });
}

/** A share from 0 to 1 as the start of a sentence. Only nothing is none, only everything is all. */
export function whoWords(share: number): string {
  if (share <= 0) return t('profile:who.none');
  if (share >= 1) return t('profile:who.all');
  if (share < 0.05) return t('profile:who.few');
  if (share >= 0.95) return t('profile:who.most');
  const tenths = Math.round(share * 10) as 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
  return t(`profile:who.${tenths}`);
}

export function shareSentence(which: 'most10' | 'most20', share: Estimate): string {
  return t(`profile:people.${which}`, { who: whoWithRange(share) });
}

function whoWithRange(share: Estimate): string {
  const who = whoWords(share.value);
  const [low, high] = [formatShare(share.low), formatShare(share.high)];
  if (low !== high) return t('profile:who.range', { who, low, high });
  const plain = share.value <= 0 || share.value >= 1;
  return plain ? who : t('profile:who.share', { who, share: low });
}

/** An estimate with its range, or alone where it is exact. */
export function estimateWords(estimate: Estimate, format: (value: number) => string): string {
  const [value, low, high] = [estimate.value, estimate.low, estimate.high].map(format);
  return low === high ? String(value) : t('profile:estimate', { value, low, high });
}

const monthNumber = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));

/** `February 2025`, `January 2025 to December 2025`, or how many between where some are missing. */
export function monthsWords(months: string[]): string {
  const from = months[0];
  const to = months.at(-1);
  if (!from || !to) throw new Error('no month to speak of');
  if (from === to) return formatMonth(from);
  const words = { from: formatMonth(from), to: formatMonth(to) };
  return monthNumber(to) - monthNumber(from) + 1 === months.length
    ? t('profile:incidents.monthsFromTo', words)
    : t('profile:incidents.monthsBetween', { count: months.length, ...words });
}

export const presentMonths = ({ byMonth }: IncidentFigures) =>
  byMonth.filter(({ status }) => status === 'present').map(({ month }) => month);

export function incidentSentences(figures: IncidentFigures): string[] {
  if (figures.total === null) return [t('profile:incidents.none')];
  const present = presentMonths(figures);
  const total = t('profile:incidents.total', {
    count: figures.total,
    shown: formatNumber(figures.total),
    months: monthsWords(present),
  });
  return [total, rateSentence(figures, figures.byMonth.length - present.length)];
}

function rateSentence({ rate }: IncidentFigures, missing: number): string {
  if (rate.status === 'known') {
    return t('profile:incidents.rate', { rate: formatNumber(rate.perThousandResidentsPerYear) });
  }
  switch (rate.reason) {
    case 'missing-months':
      return t('profile:incidents.missing', { count: missing });
    case 'under-100-residents':
      return t('profile:incidents.few');
    case 'outside-place':
      return t('profile:incidents.outside');
    case 'residents-not-loaded':
      return t('profile:incidents.noResidents');
  }
}

export const alleySentence = ({ number, lengthMetres }: AlleyFigures) =>
  number === 0
    ? t('profile:alleys.none')
    : t('profile:alleys.some', { count: number, length: formatMetres(lengthMetres) });

export function distanceWords({ distanceMetres, atMost }: Nearest): string {
  if (distanceMetres === 0) return t('profile:nearest.here');
  const distance = formatMetres(distanceMetres);
  return atMost
    ? t('profile:nearest.atMost', { distance })
    : t('profile:nearest.away', { distance });
}

export function parkSentences(figures: ParkFigures): string[] {
  const { number, areaInsideHectares, nearestOfHalfHectare, nearestOfTwoHectares } = figures;
  const sentences = [
    number === 0
      ? t('profile:parks.none')
      : t('profile:parks.some', { count: number, hectares: formatNumber(areaInsideHectares, 1) }),
  ];
  const words = (nearest: Nearest) => ({
    name: nearest.name ?? t('layers:unnamed.park', { kind: t('layers:parkKind.park') }),
    distance: distanceWords(nearest),
  });
  if (nearestOfHalfHectare) {
    sentences.push(t('profile:parks.nearestHalf', words(nearestOfHalfHectare)));
  }
  if (nearestOfTwoHectares && nearestOfTwoHectares.id !== nearestOfHalfHectare?.id) {
    sentences.push(t('profile:parks.nearestTwo', words(nearestOfTwoHectares)));
  }
  return sentences;
}
