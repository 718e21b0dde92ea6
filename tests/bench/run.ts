/**
 * `npm run bench`: figures of this machine in one run, for people to read. No test: other work on the machine
 * moves them. Builds the app, starts the real server on a folder of its own, looks at it in Chromium.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp } from '../../supabase/local/build-app.ts';
import { measureBrowser } from './browse.ts';
import { measureBundle } from './bundle-sizes.ts';
import { measureProfiles } from './profile-times.ts';
import { printTable, type Row, seconds } from './report.ts';
import { startServer } from './server.ts';

const PORT = Number(process.env.PORT ?? 4683);
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const dataDir = mkdtempSync(join(tmpdir(), 'ginnel-bench-'));
try {
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const load = `load ${loadavg()[0]?.toFixed(1)} at the start`;
  console.log(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, ${memory}, ${load}`,
  );
  const began = performance.now();
  await buildApp(ROOT, new AbortController().signal);
  const building: Row = {
    what: 'build of the app',
    figure: seconds(performance.now() - began),
    note: 'npm start does it when a source has changed',
  };
  const cold = await startServer(PORT, dataDir);
  await cold.stop();
  const warm = await startServer(PORT, dataDir);
  try {
    printTable('Start', [
      building,
      {
        what: 'start, new folder',
        figure: seconds(cold.readyAfterMs),
        note: 'until /healthz says ok; makes the database',
      },
      {
        what: 'start, same folder',
        figure: seconds(warm.readyAfterMs),
        note: 'until /healthz says ok',
      },
    ]);
    printTable(
      'First view of Leeds, Chromium, 1280 × 800, drawn by the processor',
      await measureBrowser(warm.url),
    );
  } finally {
    await warm.stop();
  }
  printTable('Profile of a drawn area, Leeds, against turf', measureProfiles());
  printTable('Sizes of what was built', measureBundle());
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
