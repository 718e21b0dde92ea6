import { QueryClient } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { draftsOf, keepDraft } from './kept-drafts.ts';
import { type Session, sessionQuery, signOut } from './session.ts';
import { connect } from './supabase.ts';

test('what somebody began goes when they sign out, and nobody else’s', async () => {
  // Node 20 has no WebSocket of its own, and nothing here subscribes
  vi.stubGlobal('WebSocket', class {});
  const answer = async () => new Response(null, { status: 204 });
  await connect(
    { backend: 'embedded', supabaseUrl: 'http://127.0.0.1', publishableKey: 'sb_publishable_test' },
    { global: { fetch: answer }, auth: { persistSession: false, autoRefreshToken: false } },
  );
  const client = new QueryClient();
  const officer: Session = { userId: 'officer-1', email: '', roles: [] };
  client.setQueryData(sessionQuery.queryKey, officer);
  const scopes = ['officer-1', 'officer-2', null].map((owner) => ({ what: 'area', owner }));
  for (const scope of scopes)
    await keepDraft(scope, { id: String(scope.owner), changedAt: 1, value: 'words' }, 'tab');
  await signOut(client);
  const left = await Promise.all(scopes.map((scope) => draftsOf(scope, 1, 'tab')));
  expect(left.map(({ own }) => own?.id ?? null)).toEqual([null, 'officer-2', 'null']);
  vi.unstubAllGlobals();
});
