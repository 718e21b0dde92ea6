import type { OperationName } from './operations.ts';

/** Why something asked of the database has no answer. */
export class UnansweredError extends Error {
  override name = 'UnansweredError';
  /**
   * `too-long`: it was stopped at its limit. `failed`: the thread ended under it. `full`: too many
   * wait. `gone`: whoever asked has left. `closed`: the server is stopping.
   */
  readonly kind: 'too-long' | 'failed' | 'full' | 'gone' | 'closed';

  constructor(kind: UnansweredError['kind'], options?: ErrorOptions) {
    super(`the database did not answer: ${kind}`, options);
    this.kind = kind;
  }
}

/** How something is asked. */
export type Manner = {
  /** Who asks, for taking turns; null is the server itself, which goes first. */
  sender: string | null;
  /** How long it may run, its waiting not counted. */
  limitMilliseconds: number;
  /** Bytes it holds while it waits. */
  bytes?: number;
  /** Whether it changes nothing, so that it may be asked again. */
  isRead?: boolean;
  /** Aborted when nobody wants the answer any more. */
  signal?: AbortSignal;
  /**
   * Tells apart reads whose answers differ: whoever asks what waits already is given its answer. It
   * begins after both have asked, so that neither misses anything written before.
   */
  share?: string;
};

/** Something asked of the database, from the moment it waits. */
export type Job = {
  id: number;
  name: OperationName;
  input: unknown;
  manner: Manner;
  answer: Promise<unknown>;
  resolve: (output: unknown) => void;
  reject: (error: Error) => void;
  /** Whoever wants the answer, and in whose turns it waits. */
  signals: (AbortSignal | undefined)[];
  senders: Set<string>;
  isTaken: boolean;
};
