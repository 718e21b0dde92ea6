/**
 * Code that comes when somebody needs it. What came stays; what failed to come is asked for again
 * once somebody says so, for a promise that was refused would be refused for the life of the page.
 */
import { lostStyles, renewStyles } from './late-styles.ts';

/** A part of the app that did not come. `renewed`: another version was put there since the page was opened. */
export class CodeError extends Error {
  readonly kind: 'offline' | 'failed' | 'renewed';

  constructor(kind: CodeError['kind'], cause: unknown) {
    super(`code: ${kind}`, { cause });
    this.name = 'CodeError';
    this.kind = kind;
  }
}

/** What forgets each failure that is still remembered. */
const failures = new Set<() => void>();

/** From here on, code that failed to come is asked for again. */
export function forgetFailedCode(): void {
  for (const forget of failures) forget();
  failures.clear();
}

/** Calls `forget` when failures are forgotten the next time. */
export function whenForgotten(forget: () => void): void {
  failures.add(forget);
}

/**
 * A loader that runs once, however often it is called, and again after a failure was forgotten.
 * Its promise rejects with a CodeError.
 */
export function lateCode<T>(
  load: () => Promise<T>,
  whyNot: (cause: unknown) => Promise<CodeError> = troubleOf,
): () => Promise<T> {
  let coming: Promise<T> | null = null;
  /** the style sheets that failed with it: without them it is not there */
  let styles: string[] = [];
  const begin = async () => {
    await renewStyles();
    const before = lostStyles();
    styles = styles.filter((href) => before.includes(href));
    try {
      if (styles.length > 0) throw new Error(`without ${styles.join(', ')}`);
      return await load();
    } catch (cause) {
      styles.push(...lostStyles().filter((href) => !before.includes(href)));
      whenForgotten(() => {
        coming = null;
      });
      throw await whyNot(cause);
    }
  };
  return () => {
    coming ??= begin();
    return coming;
  };
}

/**
 * Why code did not come. The browser does not say: the page is asked for again, and names the
 * version that is there now.
 */
async function troubleOf(cause: unknown): Promise<CodeError> {
  const entry = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  let page: string;
  try {
    const response = await fetch('/', { cache: 'no-store', headers: { accept: 'text/html' } });
    if (!response.ok) return new CodeError('failed', cause);
    page = await response.text();
  } catch (unreached) {
    return new CodeError('offline', unreached);
  }
  const name = entry && new URL(entry.src).pathname;
  return new CodeError(name === null || page.includes(name) ? 'failed' : 'renewed', cause);
}
