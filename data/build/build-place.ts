/** Builds every layer of one place from a folder of raw files. */

import { basename, relative } from 'node:path';
import { boundsOfGeometry } from '#domain/bounds-of-geometry.ts';
import type { LayerName, Manifest } from '#domain/place-pack.ts';
import { isReservedSlug } from '#domain/reserved-slugs.ts';
import { BuildRefusal } from './built-layer.ts';
import { cleanLsoas } from './clean-outlines.ts';
import { buildDeprivation, describeLsoa } from './deprivation.ts';
import { parseDeprivation } from './deprivation-row.ts';
import { buildDistricts, dissolvePlace, withNeighbours } from './districts.ts';
import { findFiles, listFiles, wardsFile } from './find-files.ts';
import type { Box } from './geometry.ts';
import { buildIncidents } from './incidents.ts';
import { parseResidents, parseWards, type WardRow } from './lookups.ts';
import { type BuiltLayers, densestBounds } from './manifest.ts';
import { buildOpenStreetMapLayers } from './osm-layers.ts';
import { parseDistricts, parseLsoas } from './outlines.ts';
import { type CsvPart, readCsv, readCsvParts, readFeatures } from './read.ts';
import { buildWards, dissolveWards } from './wards.ts';

export interface BuiltPlace {
  place: Manifest['place'];
  bounds: Box;
  detailBounds: Box;
  layers: BuiltLayers;
  /** milliseconds spent on each layer, for the report only */
  milliseconds: Partial<Record<LayerName, number>>;
}

export async function buildPlace(code: string, folder: string): Promise<BuiltPlace> {
  const milliseconds: BuiltPlace['milliseconds'] = {};
  const timed = async <T>(name: LayerName, work: () => T | Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work();
    milliseconds[name] = performance.now() - start;
    return result;
  };

  const wardRows = parseWards(readCsv(wardsFile(listFiles(folder), folder)));
  const place = placeOf(code, wardRows);
  const files = findFiles(folder, place.slug);

  const { lsoas, clean } = await timed('deprivation', async () => {
    const raw = parseLsoas(readFeatures(files.outlines), code);
    if (raw.length === 0) {
      throw new BuildRefusal(
        `${basename(files.outlines)} has no LSOA of ${place.name} (${code}). Put the outlines of ${place.name} beside the other files and run this again.`,
      );
    }
    const clean = await cleanLsoas(raw);
    const deprivation = readCsv(files.deprivation).map(parseDeprivation);
    const tables = {
      deprivation: new Map(deprivation.map((row) => [row.code, row])),
      residents: parseResidents(readCsv(files.residents)),
      wards: wardRows,
    };
    const described = clean.lsoas.map((lsoa) => ({
      geometry: lsoa.geometry,
      properties: describeLsoa(lsoa, tables),
    }));
    return { lsoas: described, clean };
  });
  const properties = lsoas.map((lsoa) => lsoa.properties);
  const residents = properties.reduce((sum, lsoa) => sum + lsoa.residents, 0);
  const wards = await timed('wards', () => dissolveWards(lsoas));
  const outline = await dissolvePlace(code, clean.lsoas);
  const districts = await timed('districts', async () => {
    const here = { code, name: place.name, geometry: outline };
    const all = parseDistricts(readFeatures(files.districts));
    return buildDistricts(code, await withNeighbours(here, all));
  });
  const incidents = await timed('incidents', async () => {
    const lsoasHere = { codes: properties.map((lsoa) => lsoa.code), residents };
    const build = (paths: string[]) => buildIncidents(partsOf(paths, folder), lsoasHere);
    const layer = await build(files.incidents);
    // never both: the same incident would count twice
    return layer.status === 'loaded' ? layer : build(files.nationalIncidents);
  });
  const fromMap = await timed('basemap', () =>
    buildOpenStreetMapLayers(files.openStreetMap, place, outline, wards),
  );
  return {
    place,
    bounds: boundsOfGeometry(outline),
    detailBounds: fromMap.bounds ?? densestBounds(properties),
    layers: {
      deprivation: buildDeprivation(lsoas, clean.notes),
      wards: buildWards(wards),
      districts,
      incidents,
      ...fromMap.layers,
    },
    milliseconds,
  };
}

function* partsOf(paths: string[], folder: string): Generator<CsvPart> {
  for (const path of paths) yield* readCsvParts(path, relative(folder, path));
}

/** Throws a BuildRefusal when no LSOA of the look-up belongs to a district with this code, or when its address is taken. */
function placeOf(code: string, wards: Map<string, WardRow>): Manifest['place'] {
  for (const row of wards.values()) {
    if (row.ltla24_code !== code) continue;
    const slug = slugOf(row.ltla24_name);
    if (isReservedSlug(slug)) {
      throw new BuildRefusal(
        `The address of ${row.ltla24_name} would be /${slug}, which is one of the app's own: no pack is built for it.`,
      );
    }
    return { code, name: row.ltla24_name, slug };
  }
  throw new BuildRefusal(
    `There is no district with the code ${code} in the look-up. Give a code of 2024 after --place, for example E08000035 for Leeds.`,
  );
}

const slugOf = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[.'’]/g, '')
    .replaceAll(/[^a-z]+/g, '-');
