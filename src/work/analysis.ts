/**
 * The page's side of the analysis worker. Of each kind of question only the newest is answered: an older one
 * is rejected with an AbortError at once, and no more than one of a kind is with the worker at a time.
 */
import type { FeatureCollection, MultiPolygon, Point } from 'geojson';
import type {
  AreaGeometry,
  AreaProfile,
  IncidentCounts,
  IncidentFilter,
} from '#domain/area-profile.ts';
import type {
  AnalysisFiles,
  Answers,
  FromWorker,
  Progress,
  Question,
  QuestionKind,
  ToWorker,
} from './questions.ts';

export type { AnalysisFiles } from './questions.ts';

type Options = { signal?: AbortSignal };

/** Every promise rejects with an AbortError when it is superseded, aborted or the worker is ended. */
export type Analysis = {
  /** Parses a pack, which every later question is about. ArrayBuffers are handed over: they are empty afterwards. */
  load(
    files: AnalysisFiles,
    options?: Options & { onProgress?: (progress: Progress) => void },
  ): Promise<null>;
  /** The profile of an outline that does not cross itself. */
  profile(area: AreaGeometry, filter: IncidentFilter, options?: Options): Promise<AreaProfile>;
  /** The profile of exactly these LSOAs (one: its card). Rejects on a code that the place does not have. */
  profileLsoas(codes: string[], filter: IncidentFilter, options?: Options): Promise<AreaProfile>;
  /** Null where the place has no incidents loaded. */
  incidentCounts(filter: IncidentFilter, options?: Options): Promise<IncidentCounts | null>;
  /** One point a street anchor with its `count`; null where the place has no incidents loaded. */
  incidentHeat(
    filter: IncidentFilter,
    options?: Options,
  ): Promise<FeatureCollection<Point, { count: number }> | null>;
  /** The outline of these LSOAs, as RFC 7946 turns it. Rejects on none. */
  unionLsoas(codes: string[], options?: Options): Promise<MultiPolygon>;
  terminate(): void;
};

/** What is needed of a Worker. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;

type Asked = {
  id: number;
  question: Question;
  onProgress: ((progress: Progress) => void) | undefined;
  settle: ((reply: { answer: Answers[QuestionKind] } | { error: unknown }) => void) | null;
};

const superseded = () => new DOMException('a newer question was asked', 'AbortError');

function buffersOf(question: Question): ArrayBuffer[] {
  if (question.kind !== 'load') return [];
  return Object.values(question.files).filter((file) => file instanceof ArrayBuffer);
}

/** Starts a worker; without one given, the analysis worker itself. */
export function startAnalysis(
  worker: WorkerLike = new Worker(new URL('./analysis.worker.ts', import.meta.url), {
    type: 'module',
  }),
): Analysis {
  let lastId = 0;
  let ended: Error | null = null;
  const withWorker = new Map<QuestionKind, Asked>();
  const waiting = new Map<QuestionKind, Asked>();

  const settle = (asked: Asked, reply: Parameters<NonNullable<Asked['settle']>>[0]) => {
    asked.settle?.(reply);
    asked.settle = null;
  };
  const send = (asked: Asked) => {
    withWorker.set(asked.question.kind, asked);
    const message: ToWorker = { id: asked.id, question: asked.question };
    worker.postMessage(message, buffersOf(asked.question));
  };
  const end = (error: Error) => {
    ended = error;
    for (const asked of [...withWorker.values(), ...waiting.values()]) settle(asked, { error });
    withWorker.clear();
    waiting.clear();
    worker.terminate();
  };

  worker.addEventListener('message', (event) => {
    const reply = (event as MessageEvent<FromWorker>).data;
    const asked = [...withWorker.values()].find(({ id }) => id === reply.id);
    if (!asked)
      throw new Error(`the analysis worker answered question ${reply.id}, which nobody asked`);
    if (reply.kind === 'progress') {
      if (asked.settle) asked.onProgress?.({ done: reply.done, total: reply.total });
      return;
    }
    const { kind } = asked.question;
    withWorker.delete(kind);
    const next = waiting.get(kind);
    waiting.delete(kind);
    if (next) send(next);
    settle(asked, reply.kind === 'answer' ? reply : { error: new Error(reply.message) });
  });
  worker.addEventListener('error', (event) => {
    end(new Error(`the analysis worker failed: ${(event as ErrorEvent).message}`));
  });

  function ask<K extends QuestionKind>(
    question: Extract<Question, { kind: K }>,
    options: Options & { onProgress?: (progress: Progress) => void } = {},
  ): Promise<Answers[K]> {
    const { signal, onProgress } = options;
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      if (ended) throw ended;
      const abort = () => {
        if (waiting.get(question.kind) === asked) waiting.delete(question.kind);
        settle(asked, { error: signal?.reason });
      };
      const asked: Asked = {
        id: ++lastId,
        question,
        onProgress,
        settle: (reply) => {
          signal?.removeEventListener('abort', abort);
          if ('error' in reply) reject(reply.error);
          else resolve(reply.answer as Answers[K]);
        },
      };
      signal?.addEventListener('abort', abort);
      const older = withWorker.get(question.kind);
      const skipped = waiting.get(question.kind);
      if (older) settle(older, { error: superseded() });
      if (skipped) settle(skipped, { error: superseded() });
      if (older) waiting.set(question.kind, asked);
      else send(asked);
    });
  }

  return {
    load: (files, options) => ask({ kind: 'load', files }, options),
    profile: (area, filter, options) => ask({ kind: 'profile', area, filter }, options),
    profileLsoas: (codes, filter, options) =>
      ask({ kind: 'profile-lsoas', codes, filter }, options),
    incidentCounts: (filter, options) => ask({ kind: 'incident-counts', filter }, options),
    incidentHeat: (filter, options) => ask({ kind: 'incident-heat', filter }, options),
    unionLsoas: (codes, options) => ask({ kind: 'union-lsoas', codes }, options),
    terminate: () => end(new DOMException('the analysis was ended', 'AbortError')),
  };
}
