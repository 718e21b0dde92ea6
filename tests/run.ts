import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { ensureBrowser } from './find-browser.ts';
import { type Count, countPlaywright, countVitest } from './test-counts.ts';

const RESULTS = 'tests/results';
const NODE_MODULES = 'node_modules';

/**
 * Runs every test, whatever fails, and ends with one plain line of figures. What does not disturb
 * each other runs side by side: two processors are then busy all the time.
 */
const total: Count = { passed: 0, failed: 0 };
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });

await Promise.all([inOrder(vitest('unit'), vitest('database')), inOrder(build, vitest('api'))]);
add(await journeys());

process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed === 0 ? 0 : 1);

async function inOrder(...parts: (() => Promise<Count>)[]): Promise<void> {
  for (const part of parts) add(await part());
}

function vitest(project: string): () => Promise<Count> {
  const report = `${RESULTS}/${project}.json`;
  return async () => {
    const code = await run(project, [
      `${NODE_MODULES}/vitest/vitest.mjs`,
      'run',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ]);
    return countVitest(report, code);
  };
}

async function build(): Promise<Count> {
  const code = await run('build', [`${NODE_MODULES}/vite/bin/vite.js`, 'build']);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

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
    true,
  );
  return countPlaywright(report, code);
}

function add(count: Count): void {
  total.passed += count.passed;
  total.failed += count.failed;
}

/**
 * `alone`: its output is shown as it comes; else in one piece when it ends, so that two are not mixed.
 * @returns the exit code; 1 when a signal ended it.
 */
function run(
  name: string,
  args: string[],
  env: Record<string, string> = {},
  alone = false,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const output = alone ? 'inherit' : 'pipe';
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', output, output],
      env: { ...process.env, ...env },
    });
    process.stdout.write(`\n${name} begins\n`);
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (part) => said.push(part));
    child.on('error', reject);
    child.on('close', (code) => {
      if (!alone) process.stdout.write(`\n== ${name} ==\n${Buffer.concat(said)}`);
      resolve(code ?? 1);
    });
  });
}
