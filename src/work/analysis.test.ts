import { describe, expect, test } from 'vitest';
import { box, CODES, manifest, TEXTS } from '#domain/four-squares.fixture.ts';
import { type AnalysisFiles, startAnalysis, type WorkerLike } from './analysis.ts';
import { answerQuestions } from './answer-questions.ts';
import type { ToWorker } from './questions.ts';

/** The real handler behind a worker's face: messages are cloned and answered only when `turn` is called. */
function handWorker() {
  const port = new EventTarget();
  const inbox: ToWorker[] = [];
  const seen: string[] = [];
  const answer = answerQuestions((reply) => {
    port.dispatchEvent(new MessageEvent('message', { data: structuredClone(reply) }));
  });
  const worker: WorkerLike = {
    postMessage: (message: ToWorker, transfer: unknown) => {
      inbox.push(structuredClone(message, { transfer: transfer as ArrayBuffer[] }));
    },
    addEventListener: port.addEventListener.bind(port),
    terminate: () => seen.push('terminated'),
  };
  const turn = () => {
    for (let message = inbox.shift(); message; message = inbox.shift()) {
      seen.push(message.question.kind);
      answer(message);
    }
  };
  return {
    worker,
    turn,
    seen,
    fail: (message: string) => port.dispatchEvent(Object.assign(new Event('error'), { message })),
  };
}

const files = (): AnalysisFiles => ({ manifest: manifest(), ...TEXTS });
const EVERYTHING = { types: null, months: null };

async function loadedAnalysis() {
  const hand = handWorker();
  const analysis = startAnalysis(hand.worker);
  const done = analysis.load(files());
  hand.turn();
  await done;
  return { ...hand, analysis };
}

describe('the analysis', () => {
  test('loads bytes, which are handed over, and tells of its progress', async () => {
    const { worker, turn } = handWorker();
    const bytes = new TextEncoder().encode(TEXTS.deprivation).buffer;
    const steps: number[] = [];
    const loading = startAnalysis(worker).load(
      { ...files(), deprivation: bytes },
      { onProgress: ({ done, total }) => steps.push(done / total) },
    );
    expect(bytes.byteLength).toBe(0);
    turn();
    await loading;
    expect(steps).toEqual([0.2, 0.4, 0.6, 0.8, 1]);
  });

  test('answers each kind of question', async () => {
    const { analysis, turn } = await loadedAnalysis();
    const answers = Promise.all([
      analysis.profile(box(0, 0, 2, 1), EVERYTHING),
      analysis.profileLsoas([CODES[1]], EVERYTHING),
      analysis.incidentCounts(EVERYTHING),
      analysis.incidentHeat(EVERYTHING),
      analysis.unionLsoas([CODES[0], CODES[1]]),
    ]);
    turn();
    const [drawn, picked, counts, heat, outline] = await answers;
    expect(drawn.deprivation).toMatchObject({
      figures: { people: { residents: { value: 3000, low: 3000, high: 3000 } } },
    });
    expect(picked.deprivation).toMatchObject({
      figures: { people: { residents: { value: 2000, low: 2000, high: 2000 } } },
    });
    expect(counts?.byLsoa).toEqual({ [CODES[0]]: 7, [CODES[1]]: 3, [CODES[2]]: 0, [CODES[3]]: 0 });
    expect(heat?.features.map(({ properties }) => properties.count)).toEqual([6, 4]);
    expect(outline.coordinates).toHaveLength(1);
  });

  test('answers only the newest question of a kind, and sends no more than one ahead', async () => {
    const { analysis, turn, seen } = await loadedAnalysis();
    const first = analysis.profile(box(0, 0, 1, 1), EVERYTHING);
    const second = analysis.profile(box(0, 0, 1, 1.5), EVERYTHING);
    const third = analysis.profile(box(0, 0, 2, 2), EVERYTHING);
    await expect(first).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    await expect(second).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    turn();
    expect((await third).shareInPlace).toBeCloseTo(1, 9);
    expect(seen).toEqual(['load', 'profile', 'profile']);
  });

  test('gives up a question when its signal says so, also one that waits', async () => {
    const { analysis, turn, seen } = await loadedAnalysis();
    const abort = new AbortController();
    analysis.profile(box(0, 0, 1, 1), EVERYTHING).catch(() => {});
    const waiting = analysis.profile(box(0, 0, 2, 2), EVERYTHING, { signal: abort.signal });
    abort.abort();
    await expect(waiting).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    turn();
    expect(seen).toEqual(['load', 'profile']);
    await expect(
      analysis.profile(box(0, 0, 1, 1), EVERYTHING, { signal: abort.signal }),
    ).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });

  test('gives faults back as errors that name them', async () => {
    const { analysis, turn } = await loadedAnalysis();
    const unknown = analysis.profileLsoas(['E01999999'], EVERYTHING);
    turn();
    await expect(unknown).rejects.toThrow('Four Squares has no LSOA E01999999');
    const broken = analysis.load({
      ...files(),
      parks: '{"type":"FeatureCollection","features":[{"type":"Feature","id":"way/1"}]}',
    });
    turn();
    await expect(broken).rejects.toThrow(/^parks: .*features\.0\.geometry/s);
    const after = analysis.incidentCounts(EVERYTHING);
    turn();
    await expect(after).rejects.toThrow('no place pack is loaded');
  });

  test('ends what is under way when the worker fails or is ended', async () => {
    const failed = await loadedAnalysis();
    const lost = failed.analysis.incidentHeat(EVERYTHING);
    failed.fail('out of memory');
    await expect(lost).rejects.toThrow('the analysis worker failed: out of memory');
    await expect(failed.analysis.incidentHeat(EVERYTHING)).rejects.toThrow('out of memory');
    const ended = await loadedAnalysis();
    const left = ended.analysis.incidentHeat(EVERYTHING);
    ended.analysis.terminate();
    await expect(left).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect(ended.seen).toContain('terminated');
  });
});
