import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openInMemory } from '../local/database-in-memory.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const pg = await openInMemory();

/** What pgTAP printed for a file: one entry a test, a failed one with its notes, and the plan. */
async function runFile(file: string): Promise<{ tests: string[]; planned: number }> {
  const results = await pg.exec(readFileSync(`${folder}/${file}`, 'utf8'));
  const printed = results
    .flatMap((result) => result.rows.flatMap((row) => Object.values(row)))
    .filter((value) => typeof value === 'string');
  const plan = printed.find((text) => /^1\.\.\d+$/.test(text));
  return {
    tests: printed.filter((text) => /^(not )?ok\b/.test(text)),
    planned: plan === undefined ? 0 : Number(plan.slice(3)),
  };
}

// The lines are known only after the run, so the files run while vitest collects.
for (const file of readdirSync(folder).sort()) {
  if (!file.endsWith('.test.sql')) continue;
  const outcome = await runFile(file).catch((error: unknown) => ({ error }));
  await pg.exec('rollback; reset role');
  describe(file, () => {
    if ('error' in outcome) {
      test('runs to its end', () => {
        throw outcome.error;
      });
      return;
    }
    test('runs every test it planned', () => {
      expect(outcome.tests.length).toBeGreaterThan(0);
      expect(outcome.tests.length).toBe(outcome.planned);
    });
    for (const line of outcome.tests) {
      test(line.split('\n')[0]?.replace(/^(not )?ok /, '') ?? line, () => {
        expect(line).toMatch(/^ok \d+ - [^#]*$/);
      });
    }
  });
}
await pg.close();
