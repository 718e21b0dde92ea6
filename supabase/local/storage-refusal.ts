import { AsyncLocalStorage } from 'node:async_hooks';
import { rm } from 'node:fs/promises';

/** What storage will not do, with the sentence that the person is told. */
export class StorageRefusal extends Error {
  override name = 'StorageRefusal';
  /**
   * lite 0.10.0 keeps its own class of refusals to itself, prints the stack of every other error
   * and answers it with 500. Of this code (a policy's refusal) it is silent; `settleStorage` puts
   * the true answer in the place of lite's.
   */
  readonly code = '42501';
  readonly status: number;
  readonly kind: string;

  constructor(status: number, kind: string, sentence: string) {
    super(sentence);
    this.status = status;
    this.kind = kind;
    settling.getStore()?.refusals.push(this);
  }

  /** In the form that storage-js reads. */
  toResponse(): Response {
    return Response.json(
      { statusCode: String(this.status), error: this.kind, message: this.message },
      { status: this.status, headers: { 'cache-control': 'no-store' } },
    );
  }
}

/** What one request did to files, to be settled when the database has had its say. */
type Settling = { created: string[]; removed: string[]; refusals: StorageRefusal[] };
const settling = new AsyncLocalStorage<Settling>();

/** A file that goes again when the request fails, for then it has no record. */
export function noteCreated(file: string): void {
  settling.getStore()?.created.push(file);
}

/**
 * A file that goes when its record has gone: lite would remove the file first, and a failure
 * between the two would leave a record of nothing.
 */
export async function removeLater(file: string): Promise<void> {
  const store = settling.getStore();
  if (store) store.removed.push(file);
  else await rm(file, { force: true });
}

/**
 * Runs a storage request and makes files agree with its outcome. What a crash leaves undone is
 * found by the next sweep: it can only be a file without a record.
 * @param ask hands the request to lite, in this thread, where the storage adapter runs.
 */
export async function settleStorage(ask: () => Promise<Response>): Promise<Response> {
  const store: Settling = { created: [], removed: [], refusals: [] };
  let answer: Response | null = null;
  try {
    answer = await settling.run(store, ask);
  } finally {
    for (const file of answer?.ok ? store.removed : store.created) await rm(file, { force: true });
  }
  const refusal = store.refusals[0];
  if (refusal && !answer.ok) return refusal.toResponse();
  return answer.status === 400 ? tooLargeAsSuch(answer) : answer;
}

/** lite says 400 of everything, and what it means in the body; the app knows 413 as too large. */
async function tooLargeAsSuch(answer: Response): Promise<Response> {
  const said: unknown = await answer
    .clone()
    .json()
    // not JSON, so not what is looked for
    .catch(() => null);
  const status = (said as { statusCode?: unknown } | null)?.statusCode;
  return status === '413'
    ? new Response(answer.body, { status: 413, headers: answer.headers })
    : answer;
}
