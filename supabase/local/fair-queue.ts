/**
 * Takes turns between senders, so that one who asks a thousand things makes nobody else wait for
 * more than one of them; of one sender what came first goes first.
 */
export class FairQueue<T> {
  readonly #waiting = new Map<string, T[]>();
  readonly #first: T[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  sizeOf(sender: string): number {
    return this.#waiting.get(sender)?.length ?? 0;
  }

  add(sender: string, item: T): void {
    const own = this.#waiting.get(sender);
    if (own) own.push(item);
    else this.#waiting.set(sender, [item]);
    this.#size += 1;
  }

  /** Before everybody else, whoever it is from. */
  addFirst(item: T): void {
    this.#first.push(item);
    this.#size += 1;
  }

  take(): T | undefined {
    const urgent = this.#first.shift();
    if (urgent !== undefined) {
      this.#size -= 1;
      return urgent;
    }
    const next = this.#waiting.entries().next();
    if (next.done) return undefined;
    const [sender, own] = next.value;
    const item = own.shift();
    // to the end of the line, behind everybody who waits
    this.#waiting.delete(sender);
    if (own.length > 0) this.#waiting.set(sender, own);
    this.#size -= 1;
    return item;
  }

  /** Empties the queue. */
  drain(): T[] {
    const all = [...this.#first.splice(0), ...[...this.#waiting.values()].flat()];
    this.#waiting.clear();
    this.#size = 0;
    return all;
  }
}
