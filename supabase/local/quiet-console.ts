const WINDOW_MILLISECONDS = 60_000;
/** Different kinds of line in one window; a stranger must not be able to fill the disk with them. */
const MOST_KINDS = 200;

/**
 * lite writes errors to the console as they are: driver errors carry the statement's parameters, a
 * JSON error quotes the body, messages quote values. All of that is what people wrote, so the
 * console of the server says only what kind of error it was and where.
 */
export function quietConsole(): void {
  const log = new BoundedLog((line) => process.stderr.write(`${line}\n`));
  setInterval(() => log.endWindow(), WINDOW_MILLISECONDS).unref();
  for (const method of ['error', 'warn', 'info', 'log', 'debug'] as const) {
    console[method] = (...parts: unknown[]) => {
      const text = parts.map(describe).filter(Boolean).join(' ');
      // the part of lite that is experimental is covered by tests/api/storage.test.ts
      if (text && text !== 'EXPERIMENTAL FEATURES ENABLED') log.say(text);
    };
  }
}

/** Says each line once in a window, and at its end how often it would have been said. */
export class BoundedLog {
  readonly #write: (line: string) => void;
  readonly #counts = new Map<string, number>();
  #unnamed = 0;

  constructor(write: (line: string) => void) {
    this.#write = write;
  }

  say(text: string): void {
    const count = this.#counts.get(text) ?? 0;
    if (count === 0 && this.#counts.size >= MOST_KINDS) {
      this.#unnamed += 1;
      return;
    }
    if (count === 0) this.#write(text);
    this.#counts.set(text, count + 1);
  }

  endWindow(): void {
    for (const [text, count] of this.#counts) {
      if (count > 1) this.#write(`${text.split('\n')[0]} (and ${count - 1} more in a minute)`);
    }
    if (this.#unnamed > 0) this.#write(`and ${this.#unnamed} other errors in a minute`);
    this.#counts.clear();
    this.#unnamed = 0;
  }
}

/** The kind of an error, its code and the places in the code; of a string the words to the colon. */
export function describe(part: unknown): string {
  if (typeof part === 'string') return part.split(/[:\n]/)[0] ?? '';
  if (!(part instanceof Error)) return typeof part;
  const { sqlstate, code } = part as { sqlstate?: unknown; code?: unknown };
  const kind = sqlstate ?? code;
  const head = `${part.name}${typeof kind === 'string' ? ` ${kind}` : ''}`;
  // a refusal of Postgres comes from a statement, and the place in lite that sent it tells nothing
  if (typeof sqlstate === 'string') return head;
  const places = (part.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [head, ...places].join('\n');
}
