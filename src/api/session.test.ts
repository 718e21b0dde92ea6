/** How a page learns that the session under it has ended. */
import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, test, vi } from 'vitest';
import { connectTo, holdSession, json, kept } from './client-on-a-line.fixture.ts';
import { replyToContribution } from './contributions.ts';
import { ID } from './every-question.fixture.ts';
import { myNameQuery } from './people.ts';
import { letGo, type Session, sessionQuery, signOut, watchSession } from './session.ts';
import { sessionEnd, setSessionEnd } from './session-end.ts';

const KEY = 'b7a4a1c2-7a0e-4b43-8a8a-3a6d0a6f5e21';
const OFFICER: Session = { userId: ID, email: 'officer@demo.ginnel.example', roles: [] };
const { queryKey } = sessionQuery;
let answerTo: (path: string) => Response;
let page: QueryClient;
const inPage = new EventTarget();

beforeEach(async () => {
  vi.stubGlobal('window', inPage);
  vi.stubGlobal('localStorage', { getItem: (name: string) => kept.get(name) ?? null });
  await connectTo((path) => answerTo(path));
  setSessionEnd('none');
  page = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  page.setQueryData(queryKey, OFFICER);
  const stop = watchSession(page);
  return () => {
    stop();
    vi.unstubAllGlobals();
  };
});

test('a write that finds nobody signed in tells the page', async () => {
  answerTo = json(401, { code: '42501', message: 'permission denied' });
  expect(await replyToContribution(KEY, ID, 'We looked at it.')).toEqual({ outcome: 'signed-out' });
  expect(page.getQueryData(queryKey)).toBeNull();
  expect(sessionEnd()).toBe('over');
});

test('what is read as nobody is not shown to somebody who is still typing', async () => {
  setSessionEnd('over');
  answerTo = json(200, [{ display_name: 'Somebody' }]);
  await expect(page.fetchQuery(myNameQuery(ID))).rejects.toMatchObject({
    notDone: { outcome: 'signed-out' },
  });
  await letGo(page);
  expect(sessionEnd()).toBe('gone');
});

test('another tab that signs out is heard without a broadcast', () => {
  const event = Object.assign(new Event('storage'), {
    key: 'ginnel-session',
    oldValue: 'kept',
    newValue: null,
  });
  inPage.dispatchEvent(event);
  expect(page.getQueryData(queryKey)).toBeNull();
  expect(sessionEnd()).toBe('over');
});

test('who leaves by their own will is not told that they are no longer signed in', async () => {
  holdSession();
  answerTo = () => new Response(null, { status: 204 });
  expect((await signOut(page)).outcome).toBe('done');
  expect(sessionEnd()).toBe('none');
  expect(kept.get('ginnel-session')).toBeUndefined();
});

test('roles that cannot be read for want of a session are nobody’s', async () => {
  holdSession();
  answerTo = json(401, { code: 'PGRST301', message: 'JWT expired' });
  expect(await page.fetchQuery({ ...sessionQuery, staleTime: 0 })).toBeNull();
  expect(sessionEnd()).toBe('over');
});
