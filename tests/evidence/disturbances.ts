import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Polygon } from '../what-to-save.ts';
import type { Asker } from './ask.ts';
import { area, network } from './questions.ts';

export type Disturbance = {
  what: string;
  /** Goes on until told to stop; each answer is noted, as its status or in words. */
  act: (asker: Asker, signal: AbortSignal, note: (answer: string) => void) => Promise<void>;
};

const FOLLOW = '/rest/v1/rpc/follow_contribution';
const nested = (depth: number) =>
  `${'replies(id,contributions(id,'.repeat(depth)}id${'))'.repeat(depth)}`;
/** From a network of its own each time, as often as it is answered. */
const again = (path: string, method = 'GET', body?: unknown): Disturbance['act'] => {
  return async (asker, signal, note) => {
    for (let i = 0; !signal.aborted; i += 1) {
      const { status } = await asker.ask({ method, path, body, from: network(90_000 + i) });
      note(String(status));
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
      const from = network(80_000);
      const { status } = await asker.ask({ method: 'POST', path: FOLLOW, body, from });
      note(String(status));
    },
  },
  {
    what: 'a comb of 19,998 corners, drawn by an officer once a second',
    act: async (asker, signal, note) => {
      const token = await asker.signIn('officer');
      while (!signal.aborted) {
        const { ok } = await asker.json(area('comb', 0, token, comb(19_995)));
        note(ok ? 'saved' : 'not saved');
        await wait(1000);
      }
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
            .then(({ status }) => note(String(status))),
        );
        await wait(50);
      }
      await Promise.all(tries);
    },
  },
];

/** Slanting spikes between two slopes, each of whose edges lies beside all others. */
function comb(spikes: number): Polygon {
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  const tips = Array.from({ length: spikes }, (_, n): [number, number] => [
    round(-1.7 + 0.00002 * n + (n % 2) * 0.3),
    53.75 + 0.2 * (n % 2),
  ]);
  const ring: [number, number][] = [...tips, [-1.1, 53.7], [-1.7, 53.7], [-1.7, 53.75]];
  return { type: 'Polygon', coordinates: [ring] };
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve());
  });
}
