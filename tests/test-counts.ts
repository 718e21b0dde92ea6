import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';

export type Count = { passed: number; failed: number };

const vitestSchema = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  testResults: v.array(
    v.object({ status: v.string(), assertionResults: v.array(v.object({ status: v.string() })) }),
  ),
});
const playwrightSchema = v.object({
  stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number() }),
  errors: v.array(v.unknown()),
});

/**
 * Counts a vitest run. A file that could not run at all counts as a failure, and so does a run that
 * left no report, ran nothing, or failed without naming a test.
 */
export function countVitest(report: string, exitCode: number): Count {
  const found = read(report, vitestSchema);
  if (!found) return { passed: 0, failed: 1 };
  const broken = found.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  ).length;
  return settle({ passed: found.numPassedTests, failed: found.numFailedTests + broken }, exitCode);
}

/** Counts a Playwright run by the same rules; a flaky journey is a failure. */
export function countPlaywright(report: string, exitCode: number): Count {
  const found = read(report, playwrightSchema);
  if (!found) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = found.stats;
  return settle({ passed: expected, failed: unexpected + flaky + found.errors.length }, exitCode);
}

function settle({ passed, failed }: Count, exitCode: number): Count {
  const unnamed = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: unnamed ? 1 : failed };
}

function read<T extends v.GenericSchema>(report: string, schema: T): v.InferOutput<T> | null {
  if (!existsSync(report)) return null;
  const parsed = v.safeParse(schema, JSON.parse(readFileSync(report, 'utf8')));
  return parsed.success ? parsed.output : null;
}
