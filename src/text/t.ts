/**
 * The one catalogue of what people read. A namespace is a file in `en/`; another language is a folder beside it.
 * What the map's first view says is here at once; what the other screens say comes with `loadTexts`.
 */
import i18next from 'i18next';
import account from './en/account.json';
import common from './en/common.json';
import explore from './en/explore.json';
import layers from './en/layers.json';
import map from './en/map.json';
import places from './en/places.json';
import type { later } from './later.ts';

const english = {
  account,
  common,
  explore,
  layers,
  map,
  places,
};

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof english & typeof later;
  }
}

// with the resources in hand and initAsync off, this is done before it returns
void i18next.init({
  lng: 'en-GB',
  fallbackLng: 'en',
  resources: { en: english },
  defaultNS: 'common',
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** The words for a key, `namespace:key`, with plurals by `count`. */
export const t = i18next.t;

/** Brings the words of every screen but the first. Each screen's code is awaited together with it. */
export async function loadTexts(): Promise<void> {
  const { later } = await import('./later.ts');
  for (const [namespace, words] of Object.entries(later))
    i18next.addResourceBundle('en', namespace, words);
}
