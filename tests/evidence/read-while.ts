import { setTimeout as wait } from 'node:timers/promises';
import type { Asker, Heard } from './ask.ts';
import type { Disturber } from './disturber.ts';
import { network, READS } from './questions.ts';

const READERS = 20;
const PAUSE_MILLISECONDS = 150;

/** What 20 people who read, each five times a second, hear while somebody disturbs. */
export async function readWhile(
  asker: Asker,
  disturber: Disturber,
  what: string,
  seconds: number,
): Promise<{ heard: Heard[]; answers: Map<string, number> }> {
  const heard: Heard[] = [];
  const stop = await disturber.begin(what);
  const end = performance.now() + seconds * 1000;
  await Promise.all(
    Array.from({ length: READERS }, async (_, reader) => {
      await wait((PAUSE_MILLISECONDS / READERS) * reader);
      for (let i = reader; performance.now() < end; i += 1) {
        const read = READS[i % READS.length];
        if (read) heard.push(await asker.ask({ ...read, from: network(reader) }));
        await wait(PAUSE_MILLISECONDS);
      }
    }),
  );
  return { heard, answers: await stop() };
}
