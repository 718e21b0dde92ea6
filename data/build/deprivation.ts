/** The layer `deprivation`: one outline for each LSOA 2021 with its published figures. */
import { type LsoaProperties, LsoaPropertiesSchema } from '#domain/place-pack.ts';
import { type BuiltLayer, emptyTally } from './built-layer.ts';
import type { DeprivationRow } from './deprivation-row.ts';
import { featureCollectionText } from './features.ts';
import { representativePoint } from './geometry.ts';
import type { WardRow } from './lookups.ts';
import type { Lsoa } from './outlines.ts';
import { DEPRIVATION_SOURCE, OUTLINES_SOURCE, RESIDENTS_SOURCE, WARDS_SOURCE } from './sources.ts';

export interface LsoaTables {
  deprivation: Map<string, DeprivationRow>;
  residents: Map<string, number>;
  wards: Map<string, WardRow>;
}

/** Throws when a table lacks an LSOA that has an outline: a pack with a hole in it must not be made. */
export function describeLsoa(lsoa: Lsoa, tables: LsoaTables): LsoaProperties {
  const figures = tables.deprivation.get(lsoa.code);
  const residents = tables.residents.get(lsoa.code);
  const ward = tables.wards.get(lsoa.code);
  if (!figures) throw new Error(`${lsoa.code} has an outline but no row of deprivation`);
  if (residents === undefined) throw new Error(`${lsoa.code} has an outline but no residents`);
  if (!ward) throw new Error(`${lsoa.code} has an outline but no ward`);
  return {
    code: lsoa.code,
    name: lsoa.name,
    wardCode: ward.ward24_code,
    wardName: ward.ward24_name,
    residents,
    representativePoint: representativePoint(lsoa.geometry),
    ...figures.measures,
  };
}

export function buildDeprivation(
  lsoas: { geometry: Lsoa['geometry']; properties: LsoaProperties }[],
  notes: string[],
): BuiltLayer {
  const features = lsoas.map(({ geometry, properties }) => ({
    id: properties.code,
    properties,
    geometry,
  }));
  return {
    status: 'loaded',
    file: 'deprivation.geojson',
    content: featureCollectionText(LsoaPropertiesSchema, features),
    sources: [DEPRIVATION_SOURCE, RESIDENTS_SOURCE, OUTLINES_SOURCE, WARDS_SOURCE],
    counts: {
      lsoas: lsoas.length,
      residents: lsoas.reduce((sum, { properties }) => sum + properties.residents, 0),
    },
    gaps: [
      'Outlines are generalised: edges lie within tens of metres of the true ones.',
      'Wards are the best fit of whole LSOAs, not the wards’ own outlines.',
    ],
    tally: { ...emptyTally(), read: lsoas.length, kept: lsoas.length, notes },
  };
}
