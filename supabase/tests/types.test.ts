import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openInMemory } from '../local/database-in-memory.ts';
import { generateTypes, typesFile } from '../local/types.ts';

// outside the test: a busy machine may need longer to open a database than a test is given
const pg = await openInMemory();
const fresh = await generateTypes(pg);
await pg.close();

test('the committed types are those of the migrations', () => {
  expect(readFileSync(typesFile, 'utf8')).toBe(fresh);
});
