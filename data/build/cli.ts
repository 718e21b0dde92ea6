/** `npm run data -- build --place <LAD24 code> --from <folder> --out <folder>` */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LAYER_NAMES } from '#domain/place-pack.ts';
import { buildPlace } from './build-place.ts';
import { BuildRefusal } from './built-layer.ts';
import { indexText, manifestText } from './manifest.ts';
import { refusalsText, reportText } from './report.ts';

const USAGE =
  'Use: npm run data -- build --place <LAD24 code> --from <folder of raw files> --out <folder of packs> [--refusals <file>]';

async function main(): Promise<void> {
  const { positionals, values } = parseArguments();
  const { place, from, out } = values;
  if (positionals.join() !== 'build' || !place || !from || !out) throw new BuildRefusal(USAGE);
  const built = await buildPlace(place, from);
  const folder = join(out, built.place.slug);
  // an older pack may have layers that this one lacks
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of LAYER_NAMES) {
    const layer = built.layers[name];
    if (layer.status === 'loaded') writeFileSync(join(folder, layer.file), layer.content);
  }
  const { bounds, detailBounds, layers } = built;
  writeFileSync(
    join(folder, 'manifest.json'),
    manifestText(built.place, bounds, detailBounds, layers),
  );
  writeFileSync(join(out, 'index.json'), indexText(out));
  if (values.refusals) writeFileSync(values.refusals, refusalsText(layers));
  process.stdout.write(reportText(built));
}

function parseArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        place: { type: 'string' },
        from: { type: 'string' },
        out: { type: 'string' },
        refusals: { type: 'string' },
      },
    });
  } catch (error) {
    throw new BuildRefusal(`${(error as Error).message}. ${USAGE}`);
  }
}

main().catch((error: unknown) => {
  if (!(error instanceof BuildRefusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
