/** The layer `wards`: outlines of the wards of 2024, dissolved from the LSOAs that fit them best. */
import { type LsoaProperties, WardPropertiesSchema } from '#domain/place-pack.ts';
import { type BuiltLayer, emptyTally } from './built-layer.ts';
import { featureCollectionText } from './features.ts';
import { type AreaGeometry, representativePoint } from './geometry.ts';
import { shape } from './outlines.ts';
import { OUTLINES_SOURCE, WARDS_SOURCE } from './sources.ts';

export interface Ward {
  code: string;
  name: string;
  geometry: AreaGeometry;
}

export async function dissolveWards(
  lsoas: { geometry: AreaGeometry; properties: LsoaProperties }[],
): Promise<Ward[]> {
  const names = new Map(lsoas.map(({ properties: p }) => [p.wardCode, p.wardName]));
  const outlines = lsoas.map(({ geometry, properties }) => ({
    code: properties.wardCode,
    geometry,
  }));
  const { wards } = await shape(
    { lsoas: outlines },
    '-dissolve2 code -o wards.geojson precision=0.000001',
    ['wards'],
  );
  return [...names].sort().map(([code, name]) => {
    const geometry = wards?.get(code);
    if (!geometry) throw new Error(`ward ${code} was lost while LSOAs were dissolved`);
    return { code, name, geometry };
  });
}

export function buildWards(wards: Ward[]): BuiltLayer {
  const features = wards.map(({ code, name, geometry }) => ({
    id: code,
    properties: { code, name, representativePoint: representativePoint(geometry) },
    geometry,
  }));
  return {
    status: 'loaded',
    file: 'wards.geojson',
    content: featureCollectionText(WardPropertiesSchema, features),
    sources: [WARDS_SOURCE, OUTLINES_SOURCE],
    counts: { wards: wards.length },
    gaps: ['Outlines are whole LSOAs put together by best fit, not the wards’ own outlines.'],
    tally: { ...emptyTally(), read: wards.length, kept: wards.length },
  };
}
