/** Beyond this many at once, whoever began first is forgotten: memory is worth more than a window. */
const MOST_KEYS = 100_000;

/** Counts tries per key in a fixed window; keys are forgotten when their window ends. */
export class TryLimiter {
  readonly #limit: number;
  readonly #windowMilliseconds: number;
  readonly #now: () => number;
  readonly #tries = new Map<string, { count: number; endsAt: number }>();

  constructor(limit: number, windowMilliseconds: number, now: () => number = Date.now) {
    this.#limit = limit;
    this.#windowMilliseconds = windowMilliseconds;
    this.#now = now;
  }

  /**
   * Takes one try, before its outcome is known: a hundred guesses at once are a hundred tries.
   * @returns 0 when the try may go on, else the seconds to wait.
   */
  take(key: string): number {
    const wait = this.wait(key);
    if (wait > 0) return wait;
    const current = this.#tries.get(key);
    if (!current) {
      const now = this.#now();
      const [oldest] = this.#tries.size >= MOST_KEYS ? this.#tries.keys() : [];
      if (oldest !== undefined) this.#tries.delete(oldest);
      this.#tries.set(key, { count: 1, endsAt: now + this.#windowMilliseconds });
      return 0;
    }
    current.count += 1;
    return 0;
  }

  /** Seconds to wait before the next try may go on, without taking one; 0 when it may. */
  wait(key: string): number {
    const now = this.#now();
    this.#forgetEnded(now);
    const current = this.#tries.get(key);
    if (!current || current.count < this.#limit) return 0;
    return Math.max(1, Math.ceil((current.endsAt - now) / 1000));
  }

  /** Gives one try back, because it was no guess after all. */
  giveBack(key: string): void {
    const current = this.#tries.get(key);
    if (current) current.count -= 1;
  }

  /** Windows have one length, so the map's order is the order of their ends. */
  #forgetEnded(now: number): void {
    for (const [key, { endsAt }] of this.#tries) {
      if (endsAt > now) break;
      this.#tries.delete(key);
    }
  }
}
