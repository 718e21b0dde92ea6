/** A line that has gone dead without a word, as phones have it in a lift: nobody waits for it for ever. */

/** How long an answer may take to begin, in milliseconds. A slow line has answered by then. */
const ANSWER_MS = 30_000;
/** A photograph has to be sent first. */
const FILE_MS = 180_000;

/**
 * Fetches as `ask` does, and gives up as without a network where no answer has begun in time. What
 * has begun to come may take as long as it takes.
 */
export const inTime =
  (ask: typeof fetch): typeof fetch =>
  async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    const given = new AbortController();
    const limit = address.includes('/storage/v1/') ? FILE_MS : ANSWER_MS;
    const timer = setTimeout(() => given.abort(), limit);
    const theirs = init?.signal;
    const signal = theirs ? AbortSignal.any([theirs, given.signal]) : given.signal;
    try {
      return await ask(input, { ...init, signal });
    } catch (error) {
      if (!given.signal.aborted) throw error;
      throw new TypeError(`no answer in ${limit / 1000} s`, { cause: error });
    } finally {
      clearTimeout(timer);
    }
  };
