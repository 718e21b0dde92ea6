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

/**
 * A journey runs on a laptop unless its title says otherwise: `@phone` runs at phone size only,
 * `@both` at both sizes.
 */
export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '**/*.spec.ts',
  outputDir: 'tests/results/journeys',
  globalTeardown: './tests/remove-test-data.ts',
  workers: 1,
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
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // maps without a graphics card
        '--use-gl=angle',
        '--use-angle=swiftshader',
        '--enable-unsafe-swiftshader',
      ],
    },
  },
  projects: [
    { name: 'laptop', grepInvert: /@phone/, use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      grep: /@phone|@both/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
  ],
  webServer: {
    command: 'node --import tsx supabase/local/start.ts',
    url: `http://127.0.0.1:${port}/healthz`,
    timeout: 240_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    env: { PORT: port, GINNEL_DATA_DIR: process.env.GINNEL_TEST_DATA_DIR },
  },
});
