/** One raw row of police.uk, parsed: the door at which its faults are met. */
import * as v from 'valibot';
import { INCIDENT_TYPES, type IncidentType } from '#domain/place-pack.ts';
import type { CsvRow } from './read.ts';

export interface Incident {
  id: string | null;
  /** `2025-02` */
  month: string;
  force: string;
  /** millionths of a degree, `[lng, lat]` */
  position: [number, number] | null;
  street: string;
  lsoa: string | null;
  type: IncidentType;
}

/** Extracts made for research name no force; the ledger must still call them something. */
export const NO_FORCE = 'A force that the file does not name';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `2025-02`, or `Feb-25` as spreadsheets re-save it; null when it is neither. */
export function parseMonth(text: string): string | null {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  const match = /^([A-Za-z]{3})-(\d{2})$/.exec(text);
  const month = MONTHS.indexOf(match?.[1]?.toLowerCase() ?? '') + 1;
  return match && month > 0 ? `20${match[2]}-${String(month).padStart(2, '0')}` : null;
}

const slugOf = (words: string) =>
  words
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-');
const text = v.pipe(v.optional(v.string(), ''), v.trim());
const optionalText = v.pipe(
  text,
  v.transform((value) => (value === '' ? null : value)),
);

const RowSchema = v.object({
  id: optionalText,
  month: v.pipe(
    text,
    v.transform(parseMonth),
    v.string('the month is neither like 2025-02 nor like Feb-25'),
  ),
  force: v.pipe(
    text,
    v.transform((value) => value || NO_FORCE),
  ),
  lng: text,
  lat: text,
  street: v.pipe(
    text,
    v.transform((value) => value.replace(/^On or near\s*/, '')),
  ),
  lsoa: v.nullable(
    v.pipe(v.string(), v.regex(/^[EW]01\d{6}$/, 'the LSOA code is not like E01011264')),
  ),
  type: v.pipe(
    text,
    v.transform(slugOf),
    v.picklist(INCIDENT_TYPES, (issue) => `the type ${issue.received} is not one of police.uk's`),
  ),
});

/** Columns are found by name: their order may differ, and columns we do not know are passed over. */
export function parseIncident(
  raw: CsvRow,
): { ok: true; incident: Incident } | { ok: false; reason: string } {
  const lsoa = (raw['LSOA code'] ?? raw.lsoa ?? '').trim();
  const result = v.safeParse(RowSchema, {
    id: raw['Crime ID'],
    month: raw.Month ?? raw.month,
    force: raw['Reported by'],
    lng: raw.Longitude ?? raw.longitude,
    lat: raw.Latitude ?? raw.latitude,
    street: raw.Location,
    lsoa: lsoa === '' ? null : lsoa,
    type: raw['Crime type'] ?? raw.crime_type,
  });
  if (!result.success) return { ok: false, reason: result.issues[0].message };
  const { lng, lat, ...rest } = result.output;
  const position = parsePosition(lng, lat);
  if (position === 'wrong') {
    return { ok: false, reason: `the position ${lng}, ${lat} is not in the United Kingdom` };
  }
  return { ok: true, incident: { ...rest, position } };
}

function parsePosition(lngText: string, latText: string): [number, number] | null | 'wrong' {
  if (lngText === '' && latText === '') return null;
  const [lng, lat] = [Number(lngText), Number(latText)];
  const sound = lngText !== '' && latText !== '' && lng > -9 && lng < 2.5 && lat > 49 && lat < 61.5;
  return sound ? [Math.round(lng * 1e6), Math.round(lat * 1e6)] : 'wrong';
}
