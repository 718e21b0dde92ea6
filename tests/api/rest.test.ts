import { expect, inject, test } from 'vitest';
import { areaToSave, LEEDS, planToSave } from '../what-to-save.ts';
import { client, pastTheDoor, signedIn } from './people.ts';

/** A road that the door lets through. */
const PROFILES =
  '/rest/v1/profiles?select=display_name&user_id=eq.6b1c7f5e-6f0a-4f0e-9c55-0f6f5a3b2c1d';

test('what the migrations revoked stays revoked with the door wide open', async () => {
  const nobody = await pastTheDoor(null);
  const anonymous = await nobody.from('place_roles').select();
  expect([anonymous.status, anonymous.error?.code]).toEqual([401, '42501']);

  const officer = await pastTheDoor('officer');
  const written = await officer.from('place_roles').insert({
    place_code: LEEDS,
    user_id: '00000000-0000-4000-8000-000000000000',
    role: 'administrator',
  });
  expect([written.status, written.error?.code]).toEqual([403, '42501']);
  const hashes = await officer.from('invitations').select('code_hash');
  expect([hashes.status, hashes.error?.code]).toEqual([403, '42501']);
});

test('a check violation is answered with 400 and its code, without the row', async () => {
  const officer = await pastTheDoor('officer');
  const answer = await officer
    .from('profiles')
    .update({ display_name: 'marker'.repeat(20) })
    .eq('display_name', 'Officer (demonstration)');
  expect([answer.status, answer.error?.code]).toEqual([400, '23514']);
  expect(answer.error?.message).toContain('profiles_display_name_check');
  expect(JSON.stringify(answer.error)).not.toContain('marker');
});

test('a raised exception is answered with 400 and its words', async () => {
  const { client: officer } = await signedIn('officer');
  const saved = await officer.rpc('save_priority_area', areaToSave('version', 30));
  const service = client(inject('server').secretKey);
  const answer = await service
    .from('priority_areas')
    .update({ version: 7 })
    .eq('id', saved.data.id);
  expect([answer.status, answer.error?.code]).toEqual([400, 'P0001']);
  expect(answer.error?.message).toContain('version-conflict');
});

test('times are ISO 8601', async () => {
  const { client: officer } = await signedIn('officer');
  const saved = await officer.rpc('save_priority_area', areaToSave('time', 31));
  const { data } = await officer
    .from('priority_area_details')
    .select('created_at,geojson')
    .eq('id', saved.data.id)
    .maybeSingle();
  expect(data?.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00$/);
  expect(data?.geojson.type).toBe('MultiPolygon');
});

test('a date is a day and a cost is a number', async () => {
  const { client: officer } = await signedIn('officer');
  const area = await officer.rpc('save_priority_area', areaToSave('day', 32));
  const plan = await officer.rpc('save_plan', planToSave(area.data.id));
  const action = await officer.rpc('save_action', {
    p_key: crypto.randomUUID(),
    p_plan_id: plan.data.id,
    p_title: 'Survey',
    p_owner_organisation: 'Leeds City Council',
    p_starts_on: '2026-05-01',
    p_cost_pounds: 1250.5,
    p_contribution_ids: [],
  });
  expect(action.data.ok).toBe(true);
  const { data } = await officer
    .from('actions')
    .select('starts_on, due_on, cost_pounds')
    .in('plan_id', [plan.data.id])
    .order('id')
    .limit(200);
  expect(data).toEqual([{ starts_on: '2026-05-01', due_on: null, cost_pounds: 1250.5 }]);
});

test('a forged or unsigned token gives nothing', async () => {
  const { url, publishableKey } = inject('server');
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = part({ role: 'service_role', sub: '00000000-0000-4000-8000-000000000000' });
  for (const token of [
    `${part({ alg: 'HS256', typ: 'JWT' })}.${claims}.c2lnbmVk`,
    `${part({ alg: 'none' })}.${claims}.`,
  ]) {
    const answer = await fetch(`${url}${PROFILES}`, {
      headers: { apikey: publishableKey, authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(401);
  }
});

test('without a key, or with a wrong one, nothing is answered', async () => {
  const { url } = inject('server');
  for (const headers of [{}, { apikey: 'sb_publishable_wrong' }]) {
    expect((await fetch(`${url}${PROFILES}`, { headers })).status).toBe(401);
  }
});
