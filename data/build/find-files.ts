/** Finding the raw files in a folder by the names that data/sources.md lists. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { BuildRefusal } from './built-layer.ts';

export interface RawFiles {
  deprivation: string;
  residents: string;
  wards: string;
  outlines: string;
  districts: string;
  /** zips and loose CSVs of police.uk, sorted; may be none */
  incidents: string[];
  /** national extracts with fewer columns, for places that no file of police.uk covers */
  nationalIncidents: string[];
  /** the extract of this place, null when there is none */
  openStreetMap: string | null;
}

const GZ = '(\\.gz)?$';

/** Throws a BuildRefusal that names the missing file and where it comes from. */
export function findFiles(folder: string, slug: string): RawFiles {
  const paths = listFiles(folder);
  const find = (pattern: string) => paths.find((path) => matches(path, pattern));
  const need = (pattern: string, example: string, what: string): string => {
    const path = find(pattern);
    if (path) return path;
    throw new BuildRefusal(
      `There is no file of ${what} in ${folder}. Put one named ${example} there (data/sources.md says where to get it) and run this again.`,
    );
  };
  const outlines = find(`^lsoa21-${slug}\\.geojson${GZ}`);
  return {
    deprivation: need(
      `^(iod2025.*|File_7.*2025.*)\\.csv${GZ}`,
      'iod2025-lsoa21.csv.gz',
      'the indices of deprivation 2025',
    ),
    residents: need(
      `^census2021-residents-lsoa21\\.csv${GZ}`,
      'census2021-residents-lsoa21.csv.gz',
      'Census 2021 residents',
    ),
    wards: wardsFile(paths, folder),
    outlines:
      outlines ??
      need(
        `^lsoa21-england\\.geojson${GZ}`,
        `lsoa21-${slug}.geojson.gz or lsoa21-england.geojson.gz`,
        'LSOA outlines',
      ),
    districts: need(`^lad24\\.geojson${GZ}`, 'lad24.geojson.gz', 'district outlines'),
    incidents: paths.filter(
      (path) => matches(path, '^police-uk.*\\.zip$') || matches(path, `-street\\.csv${GZ}`),
    ),
    nationalIncidents: paths.filter((path) => matches(path, `^incidents-.*\\.csv${GZ}`)),
    openStreetMap: find(`^${slug}\\b.*\\.osm\\.pbf$`) ?? null,
  };
}

/** The look-up comes first of all: it says which places there are. */
export function wardsFile(paths: string[], folder: string): string {
  const path = paths.find((candidate) => matches(candidate, `^lsoa21-ward24-lad24\\.csv${GZ}`));
  if (path) return path;
  throw new BuildRefusal(
    `There is no look-up from LSOAs to wards and districts in ${folder}. Put one named lsoa21-ward24-lad24.csv.gz there (data/sources.md says where to get it) and run this again.`,
  );
}

/** Every file under a folder, sorted by path. */
export function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    throw new BuildRefusal(
      `The folder ${folder} cannot be read (${(error as Error).message}). Name the folder of raw files after --from.`,
    );
  }
}

const matches = (path: string, pattern: string) => new RegExp(pattern).test(basename(path));
