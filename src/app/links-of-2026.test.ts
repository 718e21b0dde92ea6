import { readFileSync } from 'node:fs';
import { createRoutesFromElements, matchRoutes } from 'react-router';
import { expect, test } from 'vitest';
import { CONTRIBUTION_KINDS, CONTRIBUTION_STATUSES } from '#domain/contribution.ts';
import { DEFAULT_VIEW, parseView, type View, writeView } from '#domain/view-state.ts';
import { returnPath } from '#features/sign-in/return-path.ts';
import { stepOf } from '#features/tell-us/steps.ts';
import { ADDRESSES } from './routes.tsx';
import { startCodes } from './start-codes.ts';

const ORIGIN = 'https://ginnel.example';

type Expected = {
  screen: string;
  params?: Record<string, string>;
  /** where it differs from the view without a query */
  view?: Partial<View>;
  /** what the screen itself reads out of the address */
  asks?: Record<string, unknown>;
};

/** One of each kind of address of November 2026 a line: the address, a tab, and what it means. */
const links = readFileSync(
  new URL('../../tests/fixtures/links-of-2026.txt', import.meta.url),
  'utf8',
)
  .trimEnd()
  .split('\n')
  .map((line): [string, Expected] => {
    const [address = '', means = ''] = line.split('\t');
    return [address, JSON.parse(means)];
  });

const routes = createRoutesFromElements(ADDRESSES);

const READERS: Record<string, (url: URL) => unknown> = {
  kind: ({ searchParams }) => CONTRIBUTION_KINDS.find((kind) => kind === searchParams.get('kind')),
  status: ({ searchParams }) =>
    CONTRIBUTION_STATUSES.find((status) => status === searchParams.get('status')),
  step: ({ searchParams }) => stepOf(searchParams.get('step')),
  from: ({ searchParams }) => returnPath(searchParams.get('from'), ORIGIN),
  lsoas: ({ searchParams }) => startCodes(searchParams),
  'add-plan': ({ searchParams }) => searchParams.get('add-plan'),
  code: ({ hash }) => decodeURIComponent(hash.slice(1)),
};

test.each(links)('%s still opens', (address, { screen, params = {}, view = {}, asks = {} }) => {
  const url = new URL(address, ORIGIN);
  const leaf = matchRoutes(routes, url.pathname)?.at(-1);
  expect(leaf?.route.id).toBe(screen);
  expect(leaf?.params).toEqual(params);
  expect(parseView(url.searchParams)).toEqual({ ...DEFAULT_VIEW, ...view });
  for (const [name, meant] of Object.entries(asks)) expect(READERS[name]?.(url)).toEqual(meant);
});

test('every screen and everything that can be looked at has a link here', () => {
  const screens = new Set(links.map(([, { screen }]) => screen));
  const ids = (some: typeof routes): (string | undefined)[] =>
    some.flatMap(({ id, children, element }) => (children ? ids(children) : element ? id : []));
  expect(ids(routes).filter((id) => id !== 'nowhere' && !screens.has(id ?? ''))).toEqual([]);
  const used = new Set(
    links.flatMap(([address]) => [...new URL(address, ORIGIN).searchParams.keys()]),
  );
  const everything: View = {
    layers: [],
    measure: 'health',
    incidentTypes: ['burglary'],
    months: { from: '2025-02', to: '2025-03' },
    camera: { lng: -1.5, lat: 53.8, zoom: 12 },
    selection: { kind: 'park', id: 'way/1' },
  };
  for (const name of writeView(everything, new URLSearchParams()).keys())
    expect(used).toContain(name);
});
