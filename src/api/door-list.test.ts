/**
 * The embedded server lets through what supabase/local/door-list.ts holds. Here everything that
 * src/api exports asks a network that only writes down what it is asked, and the door is tried
 * with that: it must admit all of it, and need each line of its list for it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test, vi } from 'vitest';
import { Door } from '../../supabase/local/door.ts';
import { isRefused } from '../../supabase/local/door-answer.ts';
import { DOOR_LIST } from '../../supabase/local/door-list.ts';
import type { List } from '../../supabase/local/door-types.ts';
import {
  ASKED,
  askEverything,
  geometry,
  ID,
  MODULES,
  type Module,
} from './every-question.fixture.ts';

type Recorded = { head: { method: string; url: string; headers: Headers }; body: Uint8Array };
const recorded: Recorded[] = [];

beforeAll(async () => {
  // outside a browser the client keeps its session elsewhere; src/api looks only whether one is kept
  const kept = new Map([['ginnel-session', 'kept']]);
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  vi.stubGlobal('window', { location: { origin: 'http://127.0.0.1' } });
  vi.stubGlobal('navigator', { onLine: true });
  // Node 20 has no WebSocket of its own, and nothing here subscribes
  vi.stubGlobal('WebSocket', class {});
  vi.stubGlobal('fetch', async (input: string | URL, init: RequestInit = {}) => {
    const request = new Request(new URL(input, 'http://127.0.0.1'), init);
    const { pathname, search, searchParams } = new URL(request.url);
    if (pathname === '/env.json') return Response.json(ENVIRONMENT);
    // as every browser does
    if (!request.headers.has('accept')) request.headers.set('accept', '*/*');
    const { method, url, headers } = request;
    recorded.push({
      head: { method, url, headers },
      body: new Uint8Array(await request.arrayBuffer()),
    });
    // whatever it is answered, nothing here asks so much
    if (recorded.length > 500) throw new Error('src/api does not stop asking');
    return Response.json(
      pathname.startsWith('/rest/v1/') && !pathname.startsWith('/rest/v1/rpc/')
        ? rowsFor(searchParams, pathname.endsWith('/plans') ? { kind: 'improvement' } : {})
        : answerTo(pathname, search),
    );
  });
  await askEverything();
  vi.unstubAllGlobals();
  // so that a refusal is found before a large body is read
  recorded.sort((a, b) => a.body.length - b.body.length);
});

test('every file and every export of src/api takes part', () => {
  const files = readdirSync('src/api')
    .filter((name) => !/\.(test|fixture|types)\.ts$/.test(name))
    .map((name) => name.replace(/\.ts$/, ''));
  expect(Object.keys(MODULES).sort()).toEqual(files.sort());
  for (const [name, module] of Object.entries(MODULES)) {
    expect(Object.keys(ASKED[name as Module]).sort()).toEqual(Object.keys(module).sort());
  }
});

test('no name in the code of src/api went unasked', () => {
  const asked = new Set(recorded.map(({ head }) => new URL(head.url).pathname.split('/')[4] ?? ''));
  for (const { head } of recorded) asked.add(new URL(head.url).pathname.split('/')[3] ?? '');
  for (const name of Object.keys(MODULES)) {
    const code = readFileSync(`src/api/${name}.ts`, 'utf8');
    const names = code.matchAll(/(?:\.from|\.rpc|(?<!\.)\b(?:ask|write))\(\s*'([^']+)'/g);
    expect([...names].map((match) => match[1]).filter((one) => !asked.has(one ?? ''))).toEqual([]);
  }
});

test('the door lets through everything that src/api asks', () => {
  expect(recorded.length).toBeGreaterThan(40);
  const door = new Door('sb_secret_test');
  expect(recorded.map((one) => refusalOf(one, door)).filter((one) => one !== null)).toEqual([]);
});

test('the list holds nothing that src/api does not ask', () => {
  const entries = entriesOf(DOOR_LIST);
  expect(entries.length).toBeGreaterThan(150);
  const unneeded = entries.filter((path) => !hasRefusal(without(DOOR_LIST, path)));
  expect(unneeded.map((path) => path.join(' '))).toEqual([]);
});

const ENVIRONMENT = {
  backend: 'embedded',
  supabaseUrl: '',
  publishableKey: 'sb_publishable_test',
  demonstration: null,
  basemap: null,
};

function answerTo(pathname: string, search: string): unknown {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  if (pathname.startsWith('/auth/')) {
    const user = { id: ID, aud: 'authenticated', email: 'officer@demo.ginnel.example' };
    // the first has ended, so that the next question asks for another
    const ends = { expires_in: 3600, expires_at: search.includes('refresh') ? 9_999_999_999 : 1 };
    const access_token = `${part({ alg: 'HS256' })}.${part({ sub: ID, exp: 1 })}.c2lnbmVk`;
    return { access_token, refresh_token: 'again', token_type: 'bearer', ...ends, user };
  }
  return [];
}

/** A row of anything that is read. */
const ROW = {
  ...Object.fromEntries(
    [
      'id contribution_id place_code area_id plan_id name why title words owner_organisation',
      'subject_id subject_name row_id',
    ]
      .join(' ')
      .split(' ')
      .map((name) => [name, ID]),
  ),
  ...{ kind: 'need', subject: 'lighting', street: null, lsoa_code: null, decline_reason: null },
  ...{ reason: 'local knowledge', made_by: 'drawn', lsoa_codes: [], status: 'published' },
  ...{ subject_layer: 'alleys', stage: 'idea', stage_reason: null, details: {}, version: 1 },
  ...{ starts_on: null, due_on: null, cost_pounds: null, funder: null, status_reason: null },
  ...{ created_at: '2026-11-25T10:00:00.123456+00:00', updated_at: '2026-11-25T10:00:00+00:00' },
  ...{ published_at: null, decided_at: null, geojson: geometry },
  ...{ replies: [], plan_stage_changes: [], actions: [] },
  ...{ plan_checks: [], plan_photographs: [], plan_duties: [] },
  ...{ public_point: { type: 'Point', coordinates: [-1.5, 53.8] } },
  ...{ point: { type: 'Point', coordinates: [-1.5, 53.8] } },
};

/**
 * A full page and then an end, so that what is asked for the next page is seen too: by id there is
 * no second page; in time there is nothing more of the moment, and beyond it as much as is wanted.
 */
function rowsFor(query: URLSearchParams, different: object): unknown[] {
  const isOver = query.get('created_at')?.startsWith('eq.') || query.get('id')?.startsWith('gt.');
  if (isOver) return [];
  const limit = Number(query.get('limit') ?? 1);
  // what is asked by id is not more than was asked for
  return Array.from({ length: query.has('id') ? 1 : limit }, () => ({ ...ROW, ...different }));
}

/** Why a door with this list would refuse the request, in the words of its log; null for no reason. */
function refusalOf({ head, body }: Recorded, door: Door): string | null {
  const admitted = door.admit(head);
  if (isRefused(admitted)) return `${admitted.road} ${admitted.kind} ${head.url}`;
  const trouble =
    body.length > admitted.mostBodyBytes ? { kind: 'too large' } : admitted.body(body);
  return trouble ? `${admitted.road} ${trouble.kind}` : null;
}

function hasRefusal(list: List): boolean {
  const door = new Door('sb_secret_test', list);
  return recorded.some((one) => refusalOf(one, door) !== null);
}

type Path = string[];

/** Parts of the list that are its form and no entry; how much there may be says nothing either. */
const FORM = /^(arguments|columns|methods|filters|optional|orders|query|body|embeds)$/;

/** Where every entry of the list stands, the small ones below the large ones. */
function entriesOf(value: unknown, path: Path = []): Path[] {
  const at = path.at(-1);
  if (typeof at === 'string' && /^most[A-Z]/.test(at)) return [];
  const isForm = path.length < 2 || (typeof at === 'string' && FORM.test(at));
  const inner =
    typeof value !== 'object' || value === null
      ? []
      : Object.keys(value).flatMap((key) =>
          entriesOf((value as Record<string, unknown>)[key], [...path, key]),
        );
  return isForm ? inner : [path, ...inner];
}

/** A copy of the list without the entry at `path`. */
function without(list: List, path: Path): List {
  // by way of text, so that what several readings share is cut out of one of them only
  const copy = JSON.parse(JSON.stringify(list));
  let holder: Record<string, unknown> = copy;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  const last = path.at(-1) ?? '';
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
  return copy;
}
