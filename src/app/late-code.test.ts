import { expect, test } from 'vitest';
import { CodeError, forgetFailedCode, lateCode } from './late-code.ts';

const failed = async (cause: unknown) => new CodeError('failed', cause);

/** Loads what the list says, one after the other. */
function inTurn(...answers: (string | Error)[]) {
  const asked: unknown[] = [];
  const load = async () => {
    const answer = answers[asked.length];
    asked.push(answer);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { load, asked };
}

test('code that came is not asked for again', async () => {
  const { load, asked } = inTurn('screen');
  const code = lateCode(load, failed);
  expect(await code()).toBe('screen');
  forgetFailedCode();
  expect(await code()).toBe('screen');
  expect(asked).toHaveLength(1);
});

test('a failure stays until it is forgotten, and no longer', async () => {
  const { load, asked } = inTurn(new TypeError('Failed to fetch'), 'screen');
  const code = lateCode(load, failed);
  await expect(code()).rejects.toThrow(CodeError);
  // whoever draws it asks again and again: that must not ask the network again
  await expect(code()).rejects.toThrow(CodeError);
  expect(asked).toHaveLength(1);
  forgetFailedCode();
  expect(await code()).toBe('screen');
});

test('a failure that comes again is forgotten again', async () => {
  const { load } = inTurn(new TypeError('1'), new TypeError('2'), 'screen');
  const code = lateCode(load, failed);
  await expect(code()).rejects.toMatchObject({ cause: { message: '1' } });
  forgetFailedCode();
  await expect(code()).rejects.toMatchObject({ cause: { message: '2' } });
  forgetFailedCode();
  expect(await code()).toBe('screen');
});
