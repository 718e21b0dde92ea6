import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openInMemory } from '../local/schema.ts';
import { generateTypes, typesFile } from '../local/types.ts';

test('the committed types are those of the migrations', async () => {
  const pg = await openInMemory();
  try {
    expect(readFileSync(typesFile, 'utf8')).toBe(await generateTypes(pg));
  } finally {
    await pg.close();
  }
});
