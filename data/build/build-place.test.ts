import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildPlace } from './build-place.ts';

test('no pack is built for a place whose address is one of the app', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ginnel-raw-'));
  const header = 'lsoa21_code,ward24_code,ward24_name,ltla24_code,ltla24_name';
  const row = 'E01000001,E05000001,A ward,E06000999,Join';
  writeFileSync(join(folder, 'lsoa21-ward24-lad24.csv'), `${header}\n${row}\n`);
  await expect(buildPlace('E06000999', folder)).rejects.toThrow(
    "The address of Join would be /join, which is one of the app's own",
  );
  rmSync(folder, { recursive: true });
});
