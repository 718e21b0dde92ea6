import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A Chromium on this machine: the one `CHROMIUM` names, an installed one, or Playwright's own. */
export function findBrowser(): string | null {
  const named = process.env.CHROMIUM;
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(`CHROMIUM=${named} cannot be run: name another browser, or unset it.`);
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const installed = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  return [...installed, chromium.executablePath()].find(isExecutable) ?? null;
}

/**
 * Finds a Chromium or installs one: Debian's as root, else Playwright's own.
 * @throws with one sentence that says what to do.
 */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found) return found;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && run('apt-get', ['update']) && run('apt-get', ['install', '-y', 'chromium'])) {
    const installed = findBrowser();
    if (installed) return installed;
  }
  if (run('npx', ['playwright', 'install', 'chromium'])) {
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new Error(
    'The browser journeys need Chromium, and it could not be installed: install it (as root: apt-get install chromium), or name one with CHROMIUM=/path/to/chromium.',
  );
}

function run(command: string, args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: 'inherit', env }).status === 0;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // not there, or not to be run by this account: the next one is tried
    return false;
  }
}
