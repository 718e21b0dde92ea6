/** The one catalogue of what people read. A namespace is a file in `en/`; another language is a folder beside it. */
import i18next from 'i18next';
import account from './en/account.json';
import areas from './en/areas.json';
import common from './en/common.json';
import contributions from './en/contributions.json';
import data from './en/data.json';
import explore from './en/explore.json';
import layers from './en/layers.json';
import map from './en/map.json';
import people from './en/people.json';
import places from './en/places.json';
import plans from './en/plans.json';
import profile from './en/profile.json';

const english = {
  account,
  areas,
  common,
  contributions,
  data,
  explore,
  layers,
  map,
  people,
  places,
  plans,
  profile,
};

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof english;
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
