import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './tests/find-browser.ts';
import { freePort } from './tests/free-port.ts';

// the file is read again in every worker, which must find the same server
process.env.GINNEL_TEST_PORT ??= String(await freePort());
process.env.GINNEL_TEST_DATA_DIR ??= mkdtempSync(path.join(tmpdir(), 'ginnel-journeys-'));
const port = process.env.GINNEL_TEST_PORT;

const executablePath = findBrowser();
if (!executablePath) {
  throw new Error('There is no Chromium here: npm test installs one, or name it with CHROMIUM.');
}

const ARGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Maps without a graphics card: each is drawn by the processor. */
const DRAWN = [...ARGS, '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
/** Journeys that are not about the map do not draw all of Leeds beside their form: half their time. */
const WITHOUT_MAP = /(accounts|ended-sessions|faults-at-work|kept|lost-answers|plans)\.spec\.ts$/;

const laptop = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const withMap = { launchOptions: { executablePath, args: DRAWN } };
const withoutMap = { launchOptions: { executablePath, args: [...ARGS, '--disable-3d-apis'] } };
const onLaptop = { grepInvert: /@phone/ };
const onPhone = { grep: /@phone|@both/ };

/**
 * A journey runs on a laptop unless its title says otherwise: `@phone` runs at phone size only,
 * `@both` at both sizes.
 */
export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '**/*.spec.ts',
  outputDir: 'tests/results/journeys',
  globalTeardown: './tests/remove-test-data.ts',
  workers: 2,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // the map then fades nothing, and rests sooner
    contextOptions: { reducedMotion: 'reduce' },
    // pictures and copies of the page for each step cost a quarter of the time
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'laptop',
      workers: 1,
      testIgnore: WITHOUT_MAP,
      ...onLaptop,
      use: { ...laptop, ...withMap },
    },
    {
      name: 'laptop, no map',
      testMatch: WITHOUT_MAP,
      ...onLaptop,
      use: { ...laptop, ...withoutMap },
    },
    {
      name: 'phone',
      workers: 1,
      testIgnore: WITHOUT_MAP,
      ...onPhone,
      use: { ...phone, ...withMap },
    },
    { name: 'phone, no map', testMatch: WITHOUT_MAP, ...onPhone, use: { ...phone, ...withoutMap } },
  ],
  webServer: {
    command: 'node --import tsx supabase/local/start.ts',
    url: `http://127.0.0.1:${port}/healthz`,
    timeout: 240_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    env: { PORT: port, GINNEL_DATA_DIR: process.env.GINNEL_TEST_DATA_DIR },
  },
});
