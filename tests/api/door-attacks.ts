/** What nobody needs to ask, each with the status that refuses it and the kind that the log names. */
import { LEEDS } from '../what-to-save.ts';

export const ID = '6b1c7f5e-6f0a-4f0e-9c55-0f6f5a3b2c1d';
/** These and ROWS as they stand are let through, so that what is added to them is what is refused. */
const WHOSE = `place_code=eq.${LEEDS}&status=eq.published`;
const PAGE = `${WHOSE}&order=created_at.desc,id.desc&limit=20`;
export const ROWS = `/rest/v1/contribution_details?select=id&${PAGE}`;
const selecting = (text: string, relation = 'contribution_details') =>
  `/rest/v1/${relation}?select=${text}&${PAGE}`;
const ordered = (order: string, limit: string) =>
  `/rest/v1/contribution_details?select=id&${WHOSE}&order=${order}&limit=${limit}`;
export const MOMENT = '2026-11-25T10:00:00.123456%2B00:00';
export const FOLLOW = '/rest/v1/rpc/follow_contribution';
const ids = (count: number) => `id=in.(${Array.from({ length: count }, () => ID)})`;
const nested = (depth: number) =>
  `${'replies(id,contributions(id,'.repeat(depth)}x${'))'.repeat(depth)}`;
const deep = (depth: number) => `{"p_receipt":${'['.repeat(depth)}${']'.repeat(depth)}}`;
export const rows = (count: number, row: object) =>
  JSON.stringify(Array.from({ length: count }, () => row));

/** Each with the status that refuses it and the kind that the log names. */
export const READINGS: [query: string, status: number, kind: string][] = [
  // operators that run as long as who asks likes
  ...['match', 'imatch', 'like', 'ilike', 'fts', 'plfts', 'phfts', 'wfts', 'not.match'].map(
    (operator): [string, number, string] => [
      `${ROWS}&kind=${operator}.^(.*)(.*)%5C1%5C2$`,
      400,
      'query',
    ],
  ),
  [`${ROWS}&kind=match(any).{a}`, 400, 'query'],
  [`${ROWS}&words=eq.marker`, 400, 'query'],
  [`${ROWS}&created_by=eq.${ID}`, 400, 'query'],
  [`${ROWS}&kind=eq.marker%20words`, 400, 'query'],
  [`/rest/v1/contributions?select=id&${WHOSE}&${ids(51)}&order=id.asc&limit=200`, 400, 'query'],
  [`/rest/v1/priority_area_details?select=geojson&${ids(21)}&order=id.asc&limit=200`, 400, 'query'],
  [`${ROWS}&or=(kind.eq.need,status.eq.pending)`, 400, 'query'],
  [`${ROWS}&and=(kind.eq.need)`, 400, 'query'],
  [`${ROWS}&not.or=(kind.eq.need)`, 400, 'query'],
  // other ways to select
  [`/rest/v1/contribution_details?${PAGE}`, 400, 'query'],
  [selecting(''), 400, 'query'],
  [selecting('id,id'), 400, 'query'],
  [selecting('id::text'), 400, 'query'],
  [selecting('count()'), 400, 'query'],
  [selecting('id.count()'), 400, 'query'],
  [selecting('public_point->type'), 400, 'query'],
  [selecting('marker:id'), 400, 'query'],
  [selecting('"id"'), 400, 'query'],
  [selecting('id,'), 400, 'query'],
  [selecting(`id,${nested(1)}`, 'contributions'), 400, 'query'],
  [selecting(`id,${nested(200)}`, 'contributions'), 400, 'query'],
  [selecting('id,...replies(id)', 'contributions'), 400, 'query'],
  [selecting('id,replies!inner(id)', 'contributions'), 400, 'query'],
  [selecting('id,replies(id)&replies.body=eq.marker', 'contributions'), 400, 'query'],
  ['/rest/v1/plans?select=constructor(id)', 400, 'query'],
  // order and pages
  [ordered('words.asc', '20'), 400, 'query'],
  [ordered('created_at.desc', '20'), 400, 'query'],
  [ordered('created_at.desc,id.asc', '20'), 400, 'query'],
  [selecting('id,replies(id)', 'contributions').concat('&replies.order=id.asc'), 400, 'query'],
  [ordered('created_at.desc,id.desc', '201'), 400, 'query'],
  [ordered('created_at.desc,id.desc', '0'), 400, 'query'],
  [ordered('created_at.desc,id.desc', '-1'), 400, 'query'],
  [ordered('created_at.desc,id.desc', '1e2'), 400, 'query'],
  [`${ROWS}&offset=20`, 400, 'query'],
  [ROWS.replace('&limit=20', ''), 400, 'query'],
  [ROWS.replace(/&order=[^&]*/, ''), 400, 'query'],
  // less than the app says of what it wants, and more
  [ROWS.replace(`place_code=eq.${LEEDS}&`, ''), 400, 'query'],
  [ROWS.replace('&status=eq.published', ''), 400, 'query'],
  ['/rest/v1/profiles?select=display_name', 400, 'query'],
  ['/rest/v1/priority_area_details?select=geojson', 400, 'query'],
  // the next page begins after a row in the order of the page, and nowhere else
  ...[
    `created_at=gt.${MOMENT}`,
    `created_at=eq.${MOMENT}`,
    `id=lt.${ID}`,
    `created_at=lt.${MOMENT}&id=lt.${ID}`,
    `created_at=eq.${MOMENT}&id=gt.${ID}`,
    `created_at=eq.${MOMENT}&id=lt.${ID}&public_point=not.is.null`,
    `created_at=in.(${MOMENT})`,
    'created_at=lt.2026-11-25',
    'created_at=lt.now()',
    'created_at=lt.infinity',
    'created_at=lt.2026-11-25T10:00:00+00:00',
  ].map((after): [string, number, string] => [`${ROWS}&${after}`, 400, 'query']),
  // the parser before ours must not see another request
  [`${ROWS}&id=eq.${ID}&id=eq.marker`, 400, 'parameter twice'],
  [`${ROWS}&select=words`, 400, 'parameter twice'],
  [`${ROWS}&apikey=marker`, 400, 'query'],
  [ROWS.replace('contribution_', '%63ontribution_'), 400, 'path'],
  [ROWS.replace('v1/', 'v1//'), 400, 'path'],
  [`${ROWS}&kind=eq.a%00b`, 400, 'NUL'],
  [`${ROWS}&kind=eq.%ff`, 400, 'NUL'],
  [
    `${ROWS}&${Array.from({ length: 20 }, (_, i) => `m${i}=eq.1`).join('&')}`,
    400,
    'too many parameters',
  ],
  [`${ROWS}&id=in.(${'a'.repeat(9000)})`, 414, 'address too long'],
  // what nobody needs
  ['/rest/v1/', 404, 'unknown address'],
  ['/rest/v1/places?select=name', 404, 'unknown address'],
  ['/rest/v1/constructor?select=id', 404, 'unknown address'],
  ['/rest/v1/rpc/pg_sleep', 404, 'unknown address'],
  [`${FOLLOW}?p_receipt=marker`, 405, 'method'],
  ['/auth/v1/user', 404, 'unknown address'],
  ['/auth/v1/admin/users', 404, 'unknown address'],
  ['/auth/v1/authorize?provider=github', 404, 'unknown address'],
  ['/auth/v1/token?grant_type=password', 405, 'method'],
  ['/storage/v1/bucket', 404, 'unknown address'],
  [`/storage/v1/object/plan-photographs/${LEEDS}/../../marker`, 404, 'unknown address'],
  [`/storage/v1/object/sign/plan-photographs/${ID}?token=marker`, 404, 'unknown address'],
];

export const HEADERS: [headers: Record<string, string>, status: number, kind: string][] = [
  [{ accept: 'text/csv' }, 406, 'header accept'],
  [{ accept: 'application/geo+json' }, 406, 'header accept'],
  [{ accept: 'application/vnd.pgrst.plan+json' }, 406, 'header accept'],
  [{ 'accept-profile': 'auth' }, 400, 'header accept-profile'],
  [{ 'content-profile': 'storage' }, 400, 'header content-profile'],
  [{ range: '0-9' }, 400, 'header range'],
  [{ prefer: 'count=exact, tx=rollback' }, 400, 'header prefer'],
  // the app counts without reading
  [{ prefer: 'count=exact' }, 400, 'header prefer'],
  [{ 'x-http-method-override': 'DELETE' }, 400, 'header x-http-method-override'],
  [
    Object.fromEntries(Array.from({ length: 90 }, (_, i) => [`x-marker-${i}`, '1'])),
    431,
    'too many headers',
  ],
];

export const BODIES: [method: string, path: string, body: string, status: number, kind: string][] =
  [
    // the count of parameters that put the driver out of step, one column and two
    ['POST', '/rest/v1/profiles', rows(32_768, { display_name: 'x' }), 405, 'method'],
    [
      'POST',
      '/rest/v1/profiles?columns=display_name',
      rows(16_384, { user_id: ID, display_name: 'x' }),
      405,
      'method',
    ],
    ...['PUT', 'PATCH', 'DELETE'].map((method): [string, string, string, number, string] => [
      method,
      `/rest/v1/profiles?user_id=eq.${ID}`,
      '{"display_name":"marker"}',
      405,
      'method',
    ]),
    ['POST', '/rest/v1/places', '{}', 405, 'method'],
    ['POST', FOLLOW, JSON.stringify({ p_receipt: 'x'.repeat(3_000_000) }), 413, 'body too large'],
    ['POST', FOLLOW, deep(400), 400, 'too deep'],
    ['POST', FOLLOW, `{"p_receipt":[${'1,'.repeat(300)}1]}`, 413, 'too many values'],
    ['POST', FOLLOW, '{"p_receipt":"a\\u0000b"}', 400, 'NUL'],
    ['POST', FOLLOW, '{"p_receipt":"a","p_receipt":"marker"}', 400, 'repeated name'],
    ['POST', FOLLOW, '{"p_receipt":"a","p_marker":1}', 400, 'unknown argument'],
    ['POST', FOLLOW, '{"__proto__":{}}', 400, 'unknown argument'],
    ['POST', FOLLOW, '[{"p_receipt":"a"}]', 400, 'no object'],
    ['POST', FOLLOW, '{"p_receipt": marker}', 400, 'not JSON'],
    ['POST', FOLLOW, '', 400, 'not JSON'],
    ['POST', `${FOLLOW}?p_receipt=marker`, '{}', 400, 'query'],
    ['POST', '/rest/v1/rpc/%66ollow_contribution', '{}', 400, 'path'],
    [
      'POST',
      '/rest/v1/rpc/save_priority_area',
      `{"p_lsoa_codes":[${'"E01011264",'.repeat(2000)}"E01011264"]}`,
      400,
      'list too long',
    ],
    [
      'POST',
      '/auth/v1/token?grant_type=password',
      '{"email":["marker"],"password":"x"}',
      400,
      'unknown field',
    ],
    ['POST', '/auth/v1/token?grant_type=pkce', '{}', 400, 'query'],
    [
      'POST',
      '/auth/v1/signup',
      JSON.stringify({ email: `${'m'.repeat(400)}@a.b` }),
      400,
      'unknown field',
    ],
    ['POST', '/auth/v1/signup', '{"email":"m@a.b","data":{"role":"marker"}}', 400, 'unknown field'],
    ['POST', '/auth/v1/logout?scope=global', '{}', 400, 'query'],
    ['PUT', '/auth/v1/user', '{"password":"marker"}', 404, 'unknown address'],
    ['POST', '/storage/v1/object/list/plan-photographs', '{"prefix":""}', 404, 'unknown address'],
    [
      'DELETE',
      '/storage/v1/object/plan-photographs',
      '{"prefixes":["marker"]}',
      400,
      'unknown field',
    ],
  ];
