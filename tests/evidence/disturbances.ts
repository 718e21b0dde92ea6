import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Asker, Heard } from './ask.ts';
import { network, READS } from './questions.ts';

const READERS = 20;
const PAUSE_MILLISECONDS = 150;

export type Disturbance = {
  what: string;
  /** Goes on until told to stop; each answer's status is noted. */
  act: (asker: Asker, signal: AbortSignal, note: (status: number) => void) => Promise<void>;
};

const FOLLOW = '/rest/v1/rpc/follow_contribution';
const nested = (depth: number) =>
  `${'replies(id,contributions(id,'.repeat(depth)}id${'))'.repeat(depth)}`;
/** From a network of its own each time, as often as it is answered. */
const again = (path: string, method = 'GET', body?: unknown): Disturbance['act'] => {
  return async (asker, signal, note) => {
    for (let i = 0; !signal.aborted; i += 1) {
      note((await asker.ask({ method, path, body, from: network(90_000 + i) })).status);
    }
  };
};

/** The statement that runs on stands for every one that the door lets through. */
export const DISTURBANCES: Disturbance[] = [
  { what: 'nothing', act: async () => {} },
  {
    what: 'one statement of a stranger that would run for ten minutes',
    act: async (asker, _signal, note) => {
      const body = { p_receipt: 'SLEEP600' };
      note((await asker.ask({ method: 'POST', path: FOLLOW, body, from: network(80_000) })).status);
    },
  },
  {
    what: 'C1: 32,768 rows in one request, again and again',
    act: again(
      '/rest/v1/profiles',
      'POST',
      Array.from({ length: 32_768 }, () => ({ display_name: 'x' })),
    ),
  },
  {
    what: 'C2: a regular expression that backtracks',
    act: again(
      '/rest/v1/contributions?select=id&words=match.%5E(.*)(.*)(.*)(.*)%5C1%5C2%5C3%5C4%24',
    ),
  },
  {
    what: 'embeds 240 deep',
    act: again(`/rest/v1/contribution_details?select=${nested(120)}`),
  },
  { what: 'receipts of 3 MB', act: again(FOLLOW, 'POST', { p_receipt: 'x'.repeat(3_000_000) }) },
  {
    what: '500 connections that send half a head',
    act: async (asker, signal) => {
      const { port } = new URL(asker.url);
      const sockets = Array.from({ length: 500 }, () => {
        const socket = net.connect(Number(port), '127.0.0.1');
        socket.on('error', () => socket.destroy());
        socket.write('GET /rest/v1/places HTTP/1.1\r\nhost: 127.0.0.1\r\nx-half: ');
        return socket;
      });
      await untilAborted(signal);
      for (const socket of sockets) socket.destroy();
    },
  },
  {
    what: '20 wrong sign-ins a second from many networks',
    act: async (asker, signal, note) => {
      const tries: Promise<void>[] = [];
      for (let i = 0; !signal.aborted; i += 1) {
        const email = i % 2 ? 'officer@demo.ginnel.example' : `nobody-${i}@example.org`;
        tries.push(
          asker
            .ask({
              method: 'POST',
              path: '/auth/v1/token?grant_type=password',
              body: { email, password: 'wrong password' },
              from: network(70_000 + i),
            })
            .then(({ status }) => note(status)),
        );
        await wait(50);
      }
      await Promise.all(tries);
    },
  },
];

/** What 20 people who read, each twice in a third of a second, hear while somebody disturbs. */
export async function readWhile(
  asker: Asker,
  disturber: Asker,
  { act }: Disturbance,
  seconds: number,
): Promise<{ heard: Heard[]; statuses: Map<number, number> }> {
  const statuses = new Map<number, number>();
  const heard: Heard[] = [];
  const stop = new AbortController();
  const disturbing = act(disturber, stop.signal, (status) => {
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  });
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
  stop.abort();
  await disturbing;
  return { heard, statuses };
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve());
  });
}
