/** First come, first served. */
export class Mutex {
  #tail: Promise<void> = Promise.resolve();

  /**
   * Waits for its turn.
   * @returns the function that ends the turn.
   * @throws when the turn does not come within `timeoutMilliseconds`: a turn that asks for another
   *   turn inside itself would otherwise stop the server for good.
   */
  async acquire(timeoutMilliseconds: number): Promise<() => void> {
    const previous = this.#tail;
    let release = () => {};
    const ended = new Promise<void>((resolve) => {
      release = resolve;
    });
    this.#tail = previous.then(() => ended);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), timeoutMilliseconds);
    });
    const outcome = await Promise.race([previous.then(() => 'mine' as const), late]);
    clearTimeout(timer);
    if (outcome === 'late') {
      release();
      throw new Error(`no turn at the database within ${timeoutMilliseconds} ms`);
    }
    return release;
  }
}
