import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { countPlaywright, countVitest } from '../test-counts.ts';

test('a run that left no report, ran nothing or broke without naming a test is a failure', () => {
  const none = path.join(tmpdir(), 'there-is-no-such-report.json');
  expect(countVitest(none, 0)).toEqual({ passed: 0, failed: 1 });
  expect(countPlaywright(none, 0)).toEqual({ passed: 0, failed: 1 });
  expect(countVitest(vitest(0, 0), 0)).toEqual({ passed: 0, failed: 1 });
  expect(countVitest(vitest(5, 0), 1)).toEqual({ passed: 5, failed: 1 });
  expect(countPlaywright(playwright(3, 0, 0, 0), 1)).toEqual({ passed: 3, failed: 1 });
});

test('tests are counted, a file that could not run and a flaky journey as failures', () => {
  expect(countVitest(vitest(5, 2), 1)).toEqual({ passed: 5, failed: 2 });
  expect(countVitest(vitest(5, 0, [{ status: 'failed', assertionResults: [] }]), 1)).toEqual({
    passed: 5,
    failed: 1,
  });
  expect(countPlaywright(playwright(3, 1, 1, 1), 1)).toEqual({ passed: 3, failed: 3 });
  expect(countPlaywright(playwright(3, 0, 0, 0), 0)).toEqual({ passed: 3, failed: 0 });
});

function vitest(
  numPassedTests: number,
  numFailedTests: number,
  testResults: unknown[] = [],
): string {
  return report({ numPassedTests, numFailedTests, testResults });
}

function playwright(expected: number, unexpected: number, flaky: number, errors: number): string {
  return report({ stats: { expected, unexpected, flaky }, errors: Array(errors).fill({}) });
}

function report(content: unknown): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'ginnel-counts-')), 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}
