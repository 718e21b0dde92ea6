import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Extension } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { create, extract } from 'tar';

/** What a database with PostGIS needs of the package's 46 files: 26 MB of 56. */
const NEEDED = /(^|\/)(postgis-3\.so|proj\.db|postgis\.control|postgis--\d+(\.\d+)*\.sql)$/;

/**
 * PostGIS, unpacked faster. PGlite unpacks all files of an extension each time it opens a database,
 * and the rest (topology, raster, geocoder, ways to upgrade) takes more than half of that time,
 * which everybody waits for when a thread was ended.
 * @param dataDir keeps the smaller bundle, made when it is not there; its name tells of which.
 */
export function slimPostgis(dataDir: string): Extension {
  return {
    ...postgis,
    setup: async (pg, options) => {
      const whole = await postgis.setup(pg, options);
      if (!whole.bundlePath) throw new Error('the package of PostGIS has no files');
      const from = fileURLToPath(whole.bundlePath);
      const bundle = path.join(dataDir, `postgis-${statSync(from).size}.tar.gz`);
      if (!existsSync(bundle)) await makeBundle(from, bundle);
      return { ...whole, bundlePath: pathToFileURL(bundle) };
    },
  };
}

async function makeBundle(from: string, bundle: string): Promise<void> {
  const folder = `${bundle}.files`;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    const files: string[] = [];
    await extract({
      file: from,
      cwd: folder,
      filter: (name) => NEEDED.test(name),
      onReadEntry: (entry) => files.push(entry.path),
    });
    const needed = files.filter((name) => NEEDED.test(name));
    if (needed.length < 4) throw new Error(`PostGIS is not whole: ${needed.join(', ')}`);
    const unfinished = `${bundle}.tmp`;
    // named one by one, for PGlite passes over what begins with a dot
    await create({ file: unfinished, cwd: folder, gzip: { level: 1 }, mode: 0o600 }, needed);
    renameSync(unfinished, bundle);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
