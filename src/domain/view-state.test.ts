import { expect, test } from 'vitest';
import { DEFAULT_VIEW, parseView, type View, writeView } from './view-state.ts';

const round = (view: View) => parseView(writeView(view, new URLSearchParams()));

test('the default view leaves the address clean, and comes back from it', () => {
  expect(writeView(DEFAULT_VIEW, new URLSearchParams()).toString()).toBe('');
  expect(parseView(new URLSearchParams())).toEqual(DEFAULT_VIEW);
});

test('everything looked at comes back from the address', () => {
  const view: View = {
    layers: [
      { layer: 'parks', opacity: 0.4 },
      { layer: 'incidents', opacity: 0.7 },
      { layer: 'deprivation', opacity: 1 },
    ],
    measure: 'health',
    incidentTypes: ['burglary', 'vehicle-crime'],
    months: { from: '2025-02', to: '2025-06' },
    camera: { lng: -1.52345, lat: 53.81234, zoom: 15.25 },
    selection: { kind: 'alley', id: 'way/12345' },
  };
  expect(round(view)).toEqual(view);
});

test('no layer at all is not the default', () => {
  expect(round({ ...DEFAULT_VIEW, layers: [] }).layers).toEqual([]);
});

test('what cannot be read becomes the default, and what is known is kept', () => {
  const query = new URLSearchParams(
    'layers=parks:400,nonsense,parks&measure=wealth&months=2025-09..2025-02&map=15/95/0&selected=cat:1&types=burglary,x',
  );
  expect(parseView(query)).toEqual({
    ...DEFAULT_VIEW,
    layers: [{ layer: 'parks', opacity: 0.9 }],
    incidentTypes: ['burglary'],
  });
});

test('longitude and latitude are not swapped: the address says zoom/lat/lng', () => {
  expect(parseView(new URLSearchParams('map=14/53.81/-1.52')).camera).toEqual({
    zoom: 14,
    lat: 53.81,
    lng: -1.52,
  });
});

test('parameters of others are kept', () => {
  const query = writeView(DEFAULT_VIEW, new URLSearchParams('kind=need'));
  expect(query.get('kind')).toBe('need');
});
