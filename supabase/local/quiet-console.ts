/**
 * lite writes errors to the console as they are: driver errors carry the statement's parameters, a
 * JSON error quotes the body, messages quote values. All of that is what people wrote, so the
 * console of the server says only what kind of error it was and where.
 */
export function quietConsole(): void {
  for (const method of ['error', 'warn', 'info', 'log', 'debug'] as const) {
    console[method] = (...parts: unknown[]) => {
      const text = parts.map(describe).filter(Boolean).join(' ');
      // the part of lite that is experimental is covered by tests/api/storage.test.ts
      if (text && text !== 'EXPERIMENTAL FEATURES ENABLED') process.stderr.write(`${text}\n`);
    };
  }
}

/** The kind of an error, its code and the places in the code; of a string the words to the colon. */
export function describe(part: unknown): string {
  if (typeof part === 'string') return part.split(/[:\n]/)[0] ?? '';
  if (!(part instanceof Error)) return typeof part;
  const { sqlstate, code } = part as { sqlstate?: unknown; code?: unknown };
  const kind = sqlstate ?? code;
  const places = (part.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`${part.name}${typeof kind === 'string' ? ` ${kind}` : ''}`, ...places].join('\n');
}
