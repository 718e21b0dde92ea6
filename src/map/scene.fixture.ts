import type { LayerEntry, Manifest } from '#domain/place-pack.ts';
import { LAYER_NAMES } from '#domain/place-pack.ts';
import { DEFAULT_OPACITY, SWITCHABLE_LAYERS } from '#domain/view-state.ts';
import type { Scene } from './scene.ts';

const loaded = (file: string): LayerEntry => ({
  status: 'loaded',
  file,
  bytes: 1,
  sources: [
    {
      title: 'A source',
      licence: 'OGL 3.0',
      licenceUrl: 'https://example.org/licence?a=1&b="2"',
      attribution: 'Contains <public> information',
      date: '2025',
    },
  ],
  counts: {},
  gaps: [],
});

export const manifest: Manifest = {
  format: 1,
  place: { code: 'E08000035', name: 'Leeds', slug: 'leeds' },
  bounds: [-1.8, 53.7, -1.29, 53.95],
  detailBounds: [-1.56, 53.8, -1.49, 53.83],
  layers: Object.fromEntries(
    LAYER_NAMES.map((name) => [
      name,
      loaded(name === 'basemap' ? 'basemap.pmtiles' : `${name}.geojson`),
    ]),
  ) as Manifest['layers'],
};

/** A scene with every layer on, changed as a test needs. */
export const sceneOf = (changes: Partial<Scene> = {}): Scene => ({
  manifest,
  packUrl: 'http://localhost/places/leeds/',
  theme: 'light',
  layers: SWITCHABLE_LAYERS.map((layer) => ({ layer, opacity: DEFAULT_OPACITY[layer] })),
  measure: 'imd',
  selection: null,
  picked: null,
  busyCount: 12,
  online: null,
  ...changes,
});
