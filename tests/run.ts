import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { ensureBrowser } from './find-browser.ts';
import { type Count, countPlaywright, countVitest } from './test-counts.ts';

const RESULTS = 'tests/results';
const NODE_MODULES = 'node_modules';

/** Runs every test in order, whatever fails, and ends with one plain line of figures. */
const total: Count = { passed: 0, failed: 0 };
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });

for (const project of ['unit', 'database', 'api']) {
  const report = `${RESULTS}/${project}.json`;
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json'];
  const code = await run(project, [
    `${NODE_MODULES}/vitest/vitest.mjs`,
    ...args,
    `--outputFile.json=${report}`,
  ]);
  add(countVitest(report, code));
}

const built = await run('build', [`${NODE_MODULES}/vite/bin/vite.js`, 'build']);
add(built === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

add(await journeys());

process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed === 0 ? 0 : 1);

async function journeys(): Promise<Count> {
  let browser: string;
  try {
    browser = ensureBrowser();
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.message : error}\n`);
    return { passed: 0, failed: 1 };
  }
  const report = `${RESULTS}/journeys.json`;
  const code = await run(
    'journeys',
    [`${NODE_MODULES}/@playwright/test/cli.js`, 'test', '--reporter=list,json'],
    { CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: `${process.cwd()}/${report}` },
  );
  return countPlaywright(report, code);
}

function add(count: Count): void {
  total.passed += count.passed;
  total.failed += count.failed;
}

/** @returns the exit code; 1 when a signal ended it. */
function run(name: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  process.stdout.write(`\n== ${name} ==\n`);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
