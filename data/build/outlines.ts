/** LSOA and district outlines, read and made to fit each other. */
import mapshaper from 'mapshaper';
import * as v from 'valibot';
import { type AreaGeometry, AreaGeometrySchema, tidyArea } from './geometry.ts';

const LsoaNamesSchema = v.object({
  LSOA21CD: v.pipe(v.string(), v.regex(/^[EW]01\d{6}$/)),
  LSOA21NM: v.string(),
  LAD24CD: v.string(),
  LAD24NM: v.string(),
  /** how the outline was made, when the file says so; "BSC" is the super-generalised, coarse one */
  source: v.optional(v.string(), ''),
});
const LsoaSchema = v.object({
  type: v.literal('Feature'),
  properties: LsoaNamesSchema,
  geometry: AreaGeometrySchema,
});
const DistrictSchema = v.object({
  type: v.literal('Feature'),
  properties: v.object({ LAD24CD: v.string(), LAD24NM: v.string() }),
  geometry: AreaGeometrySchema,
});

export interface Lsoa {
  code: string;
  name: string;
  coarse: boolean;
  geometry: AreaGeometry;
}
export interface District {
  code: string;
  name: string;
  geometry: AreaGeometry;
}

/** The LSOAs of one place, sorted by code, as the file has them. Throws on a feature that is not an LSOA. */
export function parseLsoas(features: unknown[], placeCode: string): Lsoa[] {
  const ofPlace = v.object({ properties: v.object({ LAD24CD: v.literal(placeCode) }) });
  return features
    .filter((feature) => v.is(ofPlace, feature))
    .map((feature) => {
      const { properties, geometry } = v.parse(LsoaSchema, feature);
      const { LSOA21CD: code, LSOA21NM: name, source } = properties;
      return { code, name, coarse: source.startsWith('BSC'), geometry };
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

export function parseDistricts(features: unknown[]): District[] {
  return features.map((feature) => {
    const { properties, geometry } = v.parse(DistrictSchema, feature);
    return { code: properties.LAD24CD, name: properties.LAD24NM, geometry };
  });
}

/** Runs mapshaper over layers in memory; each layer is a list of outlines known by `code`. */
export async function shape(
  layers: Record<string, { code: string; geometry: AreaGeometry }[]>,
  commands: string,
  outputs: string[],
): Promise<Record<string, Map<string, AreaGeometry>>> {
  const files: Record<string, string> = {};
  for (const [name, outlines] of Object.entries(layers)) {
    const features = outlines.map(({ code, geometry, ...rest }) => ({
      type: 'Feature',
      properties: { code, ...rest },
      geometry,
    }));
    files[`${name}.geojson`] = JSON.stringify({ type: 'FeatureCollection', features });
  }
  const inputs = Object.keys(files).join(' ');
  const result = await mapshaper.applyCommands(`-i ${inputs} combine-files ${commands}`, files);
  const Out = v.object({
    features: v.array(
      v.object({ properties: v.object({ code: v.string() }), geometry: AreaGeometrySchema }),
    ),
  });
  return Object.fromEntries(
    outputs.map((name) => {
      const text = result[`${name}.geojson`];
      if (text === undefined) throw new Error(`mapshaper made no ${name}: ${commands}`);
      const { features } = v.parse(Out, JSON.parse(text.toString()));
      return [name, new Map(features.map((f) => [f.properties.code, tidyArea(f.geometry)]))];
    }),
  );
}
