import { type Asker, type Heard, medianAnd99th } from './ask.ts';
import { area, contribution, network, READS } from './questions.ts';

type Load = {
  readsPerSecond: number;
  writesPerSecond: number;
  reads: string;
  writes: string;
  wrong: number;
};

/**
 * `clients` people at once, four questions of five are reads; each asks again as soon as it hears.
 * @returns answers a second, and median / 99th percentile in milliseconds.
 */
export async function load(asker: Asker, clients: number, seconds: number): Promise<Load> {
  const token = await asker.signIn('officer');
  const reads: number[] = [];
  const writes: number[] = [];
  let wrong = 0;
  const end = performance.now() + seconds * 1000;
  const note = (kept: number[], { status, milliseconds }: Heard) => {
    kept.push(milliseconds);
    if (status !== 200) wrong += 1;
  };
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let i = client; performance.now() < end; i += 1) {
        const from = network(client * 1000 + (i % 1000));
        if (i % 5 !== 0) {
          const read = READS[i % READS.length];
          if (read) note(reads, await asker.ask({ ...read, from }));
        } else if (i % 2 === 0) {
          note(writes, await asker.ask(area(`area ${client} ${i}`, i, token)));
        } else note(writes, await asker.ask(contribution(`a bench, please ${i}`, from)));
      }
    }),
  );
  return {
    readsPerSecond: reads.length / seconds,
    writesPerSecond: writes.length / seconds,
    reads: medianAnd99th(reads),
    writes: medianAnd99th(writes),
    wrong,
  };
}
