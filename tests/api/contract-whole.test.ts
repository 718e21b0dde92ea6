import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ASKED } from '#api/every-question.fixture.ts';

test('everything by which src/api asks the server is called by a test of the contract', () => {
  const tests = readdirSync('tests/api').filter((name) =>
    /^(contract-|lists\.).*test\.ts$/.test(name),
  );
  const code = tests.map((name) => readFileSync(`tests/api/${name}`, 'utf8')).join('\n');
  const names = Object.values(ASKED).flatMap((module) =>
    Object.entries(module).flatMap(([name, asking]) => (asking ? [name] : [])),
  );
  expect(names.length).toBeGreaterThan(30);
  const uncalled = names.filter((name) => !new RegExp(`\\b${name}[(.)]`).test(code));
  expect(uncalled).toEqual([]);
});
