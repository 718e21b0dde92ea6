import { rmSync } from 'node:fs';

/** Playwright asks for a default export. Runs after the server has stopped. */
export default function removeTestData(): void {
  const folder = process.env.GINNEL_TEST_DATA_DIR;
  if (folder) rmSync(folder, { recursive: true, force: true });
}
