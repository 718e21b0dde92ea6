/**
 * How everything is read: once more after a second where that may help, and again by itself when
 * the network is back. Nobody waits longer than that for the sentence that says what failed.
 */
import { onlineManager, QueryClient } from '@tanstack/react-query';
import * as v from 'valibot';
import { NotDoneError } from './answer.ts';
import { FileError } from './fetch-json.ts';

/** Between the first try and the second, in milliseconds. */
const PAUSE_MS = 1000;
/** Between readings of what the network was to blame for, where the browser did not notice it. */
const AGAIN_MS = 15_000;

const isOffline = (error: unknown) =>
  error instanceof FileError
    ? error.kind === 'offline'
    : error instanceof NotDoneError && error.notDone.outcome === 'offline';

const isUnreadable = (error: unknown) => error instanceof v.ValiError;

/**
 * Whether a read that failed `failures` times before is worth another try at once.
 * `online` is what the browser believes of the network.
 */
export function mayReadAgain(failures: number, error: unknown, online: boolean): boolean {
  if (failures > 0) return false;
  if (isOffline(error)) return online;
  // a file that is not there and an answer that says no will be the same a second later
  if (error instanceof FileError) return error.kind === 'unreadable';
  if (error instanceof NotDoneError)
    return error.notDone.outcome === 'server' && !isUnreadable(error.notDone.cause);
  return !isUnreadable(error);
}

/** The one client of the app. */
export const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => mayReadAgain(failures, error, onlineManager.isOnline()),
        retryDelay: PAUSE_MS,
        // without a network a read fails at once, and says so, instead of waiting without a word
        networkMode: 'always',
        // which such a read does not do by itself
        refetchOnReconnect: true,
        refetchInterval: ({ state }) => isOffline(state.error) && AGAIN_MS,
      },
      mutations: { networkMode: 'always' },
    },
  });
