/** Where each kind of raw file comes from: what the manifest and every export say of it. */
import type { Source } from '#domain/place-pack.ts';

const OGL = 'Open Government Licence v3.0';
const OGL_URL = 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/';
const OGL_WORDS =
  'Contains public sector information licensed under the Open Government Licence v3.0.';
const ONS_WORDS =
  'Source: Office for National Statistics licensed under the Open Government Licence v3.0. Contains OS data © Crown copyright and database right.';

export const DEPRIVATION_SOURCE: Source = {
  title: 'English Indices of Deprivation 2025 (IoD 2025), by LSOA 2021',
  licence: OGL,
  licenceUrl: OGL_URL,
  attribution: OGL_WORDS,
  date: '2025',
};

export const RESIDENTS_SOURCE: Source = {
  title: 'Census 2021, usual residents by LSOA 2021',
  licence: OGL,
  licenceUrl: OGL_URL,
  attribution: OGL_WORDS,
  date: '2021-03-21',
};

export const OUTLINES_SOURCE: Source = {
  title: 'LSOA 2021 outlines, generalised, with their topology cleaned',
  licence: OGL,
  licenceUrl: OGL_URL,
  attribution: ONS_WORDS,
  date: '2021',
};

export const WARDS_SOURCE: Source = {
  title: 'Best-fit look-up from LSOA 2021 to wards and districts of 2024',
  licence: OGL,
  licenceUrl: OGL_URL,
  attribution: ONS_WORDS,
  date: '2024',
};

export const DISTRICTS_SOURCE: Source = {
  title: 'Local authority districts 2024, outlines, coarse',
  licence: OGL,
  licenceUrl: OGL_URL,
  attribution: ONS_WORDS,
  date: '2024',
};

/** `period` is the year or years that the files touch. */
export function incidentsSource(period: string): Source {
  return {
    title: 'Street-level crime and anti-social behaviour, data.police.uk',
    licence: OGL,
    licenceUrl: OGL_URL,
    attribution: OGL_WORDS,
    date: period,
  };
}

export function openStreetMapSource(date: string): Source {
  return {
    title: 'OpenStreetMap',
    licence: 'Open Database License (ODbL) 1.0',
    licenceUrl: 'https://opendatacommons.org/licenses/odbl/1-0/',
    attribution: '© OpenStreetMap contributors, ODbL 1.0.',
    date,
  };
}
