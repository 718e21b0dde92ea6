/** Puts there, through the app's own API, what a journey begins with. */
import type { APIRequestContext } from '@playwright/test';
import { newCode } from '#domain/receipt.ts';

type Person = 'officer' | 'nobody';

async function headersOf(request: APIRequestContext, person: Person) {
  const { publishableKey } = await (await request.get('/env.json')).json();
  const headers: Record<string, string> = { apikey: publishableKey };
  if (person === 'nobody') return headers;
  const answer = await request.post('/auth/v1/token?grant_type=password', {
    headers,
    data: { email: `${person}@demo.ginnel.example`, password: 'ginnel-demo' },
  });
  const { access_token } = await answer.json();
  return { ...headers, authorization: `Bearer ${access_token}` };
}

async function rpc(
  request: APIRequestContext,
  person: Person,
  name: string,
  parameters: object,
): Promise<Record<string, unknown>> {
  const headers = await headersOf(request, person);
  const answer = await request.post(`/rest/v1/rpc/${name}`, {
    headers,
    data: { p_key: crypto.randomUUID(), ...parameters },
  });
  const body = await answer.json();
  if (!answer.ok() || !body.ok) throw new Error(`${name}: ${JSON.stringify(body)}`);
  return body;
}

/** A published area in Chapeltown. Gives its id. */
export async function seedPublishedArea(
  request: APIRequestContext,
  name: string,
  why = 'Residents of the back lanes asked for gates and lights.',
): Promise<string> {
  const saved = await rpc(request, 'officer', 'save_priority_area', {
    p_id: null,
    p_version: null,
    p_place_code: 'E08000035',
    p_name: name,
    p_why: why,
    p_reason: 'local knowledge',
    p_made_by: 'drawn',
    p_lsoa_codes: [],
    p_geojson: {
      type: 'MultiPolygon',
      // clockwise and with more decimals than a file may hold
      coordinates: [
        [
          [
            [-1.54512345678, 53.81],
            [-1.54512345678, 53.822],
            [-1.53, 53.822],
            [-1.53, 53.81],
            [-1.54512345678, 53.81],
          ],
        ],
      ],
    },
  });
  const area = saved as { id: string; version: number };
  await rpc(request, 'officer', 'set_priority_area_status', {
    p_id: area.id,
    p_version: area.version,
    p_status: 'published',
  });
  return area.id;
}

/** An improvement plan for an alley of the area, with `more` of what is saved of it. Gives its id. */
export async function seedPlan(
  request: APIRequestContext,
  areaId: string,
  title: string,
  more: object = {},
): Promise<string> {
  const saved = await rpc(request, 'officer', 'save_plan', {
    p_id: null,
    p_version: null,
    p_area_id: areaId,
    p_kind: 'improvement',
    p_title: title,
    p_subject_layer: 'alleys',
    p_subject_id: 'way/150133137',
    p_subject_name: 'Back Sholebroke Mount',
    p_details: {},
    ...more,
  });
  return saved.id as string;
}

/** An action of a plan that answers a published contribution, which has had a reply. */
export async function seedAnsweringAction(
  request: APIRequestContext,
  planId: string,
  contributionId: string,
  words: string,
): Promise<void> {
  await rpc(request, 'officer', 'reply_to_contribution', { p_id: contributionId, p_body: words });
  await rpc(request, 'officer', 'save_action', {
    p_plan_id: planId,
    p_title: words.slice(0, 200),
    p_owner_organisation: words.slice(0, 160),
    p_contribution_ids: [contributionId],
  });
}

/** A published contribution that nobody has replied to yet. `words` are like no other’s. Gives its id. */
export async function seedPublishedContribution(
  request: APIRequestContext,
  subject: string,
  words: string,
): Promise<string> {
  await rpc(request, 'nobody', 'submit_contribution', {
    p_receipt: newCode(),
    p_place_code: 'E08000035',
    p_kind: 'need',
    p_subject: subject,
    p_words: words,
    p_street: 'Bayswater Row',
    p_lsoa_code: null,
    p_lng: -1.52,
    p_lat: 53.814,
    p_blur: false,
  });
  const headers = await headersOf(request, 'officer');
  const found = await request.get('/rest/v1/contribution_details', {
    headers,
    params: {
      select: 'id,words',
      place_code: 'eq.E08000035',
      status: 'eq.pending',
      order: 'created_at.desc,id.desc',
      limit: 200,
    },
  });
  const rows: { id: string; words: string }[] = await found.json();
  const id = rows.find((row) => row.words === words)?.id;
  if (id === undefined) throw new Error('What was sent does not wait.');
  await rpc(request, 'officer', 'decide_contribution', {
    p_id: id,
    p_decision: 'published',
    p_reason: null,
    p_from: 'pending',
  });
  return id;
}
