import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { live, watchPlace } from './live.ts';
import { connect } from './supabase.ts';

const LEEDS = 'E08000035';

/** The far end of Supabase Realtime, as much of its protocol as a channel needs. */
class Realtime {
  static last: Realtime | null = null;
  static joined: string[] = [];
  readyState = 0;
  binaryType = 'blob';
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: object) => void) | null = null;
  onerror: (() => void) | null = null;

  constructor() {
    Realtime.last = this;
    setTimeout(() => {
      this.readyState = 1;
      this.onopen?.();
    });
  }
  send(text: string) {
    const sent = JSON.parse(text);
    const [joinRef, ref, topic, event, payload] = Array.isArray(sent)
      ? sent
      : [sent.join_ref, sent.ref, sent.topic, sent.event, sent.payload];
    if (event !== 'phx_join') return;
    const wanted: { table: string; filter: string }[] = payload.config.postgres_changes;
    Realtime.joined = wanted.map(({ table, filter }) => `${table} ${filter}`);
    const changes = wanted.map((change, id) => ({ ...change, id }));
    const response = { postgres_changes: changes };
    this.say([joinRef, ref, topic, 'phx_reply', { status: 'ok', response }]);
    this.say([null, null, topic, 'system', { extension: 'postgres_changes', status: 'ok' }]);
  }
  say(parts: unknown[]) {
    const [join_ref, ref, topic, event, payload] = parts;
    const isList = Realtime.asLists;
    const data = isList ? parts : { join_ref, ref, topic, event, payload };
    setTimeout(() => this.onmessage?.({ data: JSON.stringify(data) }));
  }
  static asLists = true;
  changes(table: string) {
    const at = Realtime.joined.findIndex((one) => one.startsWith(`${table} `));
    const row = { schema: 'public', table, type: 'UPDATE', commit_timestamp: '', errors: null };
    const data = { ...row, columns: [], record: {}, old_record: {} };
    this.say([null, null, `realtime:place-${LEEDS}`, 'postgres_changes', { ids: [at], data }]);
  }
  close() {
    this.readyState = 3;
    this.onclose?.({ code: 1000, wasClean: true });
  }
}

let stop = () => {};
afterEach(() => stop());

async function watched() {
  await connect(
    { backend: 'supabase', supabaseUrl: 'http://127.0.0.1', publishableKey: 'sb_publishable_x' },
    {
      auth: { persistSession: false, autoRefreshToken: false },
      // an answer that does not come is given up soon
      realtime: { transport: Realtime as never, timeout: 100 },
    },
  );
  const queryClient = new QueryClient();
  queryClient.setQueryData(['people-wrote', 'plans', 'area'], 'as it was');
  queryClient.setQueryData(['manifest', 'leeds'], 'as it was');
  const isOld = (...key: string[]) => queryClient.getQueryState(key)?.isInvalidated;
  stop = watchPlace(queryClient, 'supabase', LEEDS);
  return { plansAreOld: () => isOld('people-wrote', 'plans', 'area'), queryClient, isOld };
}

test('where the backend tells of changes, each table of a place is heard and what is shown is read again', async () => {
  expect(live()).toBe(15_000);
  const { plansAreOld, queryClient, isOld } = await watched();
  await vi.waitFor(() => expect(live()).toBe(120_000));
  expect(Realtime.joined).toContain(`actions place_code=eq.${LEEDS}`);
  expect(Realtime.joined).toHaveLength(9);
  // what changed before it was heard is read once
  await vi.waitFor(() => expect(plansAreOld()).toBe(true), { timeout: 5000 });
  queryClient.setQueryData(['people-wrote', 'plans', 'area'], 'as it is');
  expect(plansAreOld()).toBe(false);
  Realtime.last?.changes('plan_checks');
  await vi.waitFor(() => expect(plansAreOld()).toBe(true), { timeout: 5000 });
  expect(isOld('manifest', 'leeds')).toBe(false);
});

test('when it no longer tells, everything is asked for as before', async () => {
  await watched();
  await vi.waitFor(() => expect(live()).toBe(120_000));
  stop();
  expect(live()).toBe(15_000);
});

test('who goes from the map to a page of the same place is told there too', async () => {
  const { queryClient } = await watched();
  await vi.waitFor(() => expect(live()).toBe(120_000));
  stop();
  stop = watchPlace(queryClient, 'supabase', LEEDS);
  await vi.waitFor(() => expect(live()).toBe(120_000));
  // the first channel is given up only now, and that is not the end of the second
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(live()).toBe(120_000);
});

test('a backend that cannot tell is asked', () => {
  stop = watchPlace(new QueryClient(), 'embedded', LEEDS);
  expect(live()).toBe(15_000);
});
