/** Which OpenStreetMap tags make which kind of community asset. The kinds are those of the place pack. */
import type { AssetKind } from '#domain/place-pack.ts';
import type { Tags } from './osm-read.ts';

/** The first line that fits wins, so the more telling tags stand first. */
const BY_TAG: readonly (readonly [string, AssetKind])[] = [
  ['amenity=community_centre', 'community-centre'],
  ['amenity=village_hall', 'community-centre'],
  ['amenity=public_hall', 'community-centre'],
  ['building=village_hall', 'community-centre'],
  ['building=community_centre', 'community-centre'],
  ['amenity=social_centre', 'social-club'],
  ['amenity=social_club', 'social-club'],
  ['amenity=youth_centre', 'social-club'],
  ['club=*', 'social-club'],
  ['amenity=library', 'library'],
  ['amenity=theatre', 'theatre'],
  ['amenity=cinema', 'theatre'],
  ['amenity=arts_centre', 'arts-centre'],
  ['tourism=museum', 'museum'],
  ['tourism=gallery', 'arts-centre'],
  ['shop=gallery', 'arts-centre'],
  ['amenity=place_of_worship', 'place-of-worship'],
  ['amenity=school', 'school'],
  ['amenity=kindergarten', 'nursery'],
  ['amenity=childcare', 'nursery'],
  ['amenity=nursery', 'nursery'],
  ['amenity=college', 'college'],
  ['amenity=university', 'college'],
  ['amenity=doctors', 'surgery'],
  ['amenity=clinic', 'surgery'],
  ['amenity=health_centre', 'surgery'],
  ['amenity=pharmacy', 'pharmacy'],
  ['amenity=dentist', 'dentist'],
  ['amenity=hospital', 'hospital'],
  ['amenity=social_facility', 'social-care'],
  ['amenity=nursing_home', 'social-care'],
  ['amenity=pub', 'pub'],
  ['amenity=bar', 'pub'],
  ['amenity=cafe', 'cafe'],
  ['amenity=restaurant', 'restaurant'],
  ['amenity=fast_food', 'takeaway'],
  ['amenity=marketplace', 'market'],
  ['amenity=post_office', 'post-office'],
  ['amenity=bank', 'bank'],
  ['leisure=sports_centre', 'sports-centre'],
  ['leisure=stadium', 'sports-centre'],
  ['leisure=swimming_pool', 'swimming-pool'],
  ['leisure=fitness_centre', 'leisure-centre'],
  ['leisure=dance', 'leisure-centre'],
  ['leisure=leisure_centre', 'leisure-centre'],
  ['amenity=townhall', 'town-hall'],
  ['amenity=police', 'police'],
  ['amenity=fire_station', 'fire-station'],
  ['amenity=recycling', 'recycling'],
];

/** Shops where neighbours meet: everyday ones, not those one drives to for a sofa or a tyre. */
const MEETING_SHOPS = new Set([
  'bakery',
  'barber',
  'beauty',
  'books',
  'butcher',
  'charity',
  'convenience',
  'deli',
  'general',
  'greengrocer',
  'hairdresser',
  'kiosk',
  'laundry',
  'newsagent',
  'supermarket',
  'tea',
]);

/** Where the map's tag is wider than the thing, its own name decides. */
const BY_NAME: readonly (readonly [AssetKind, RegExp, AssetKind])[] = [
  ['pub', /\b(social|working men.?s|wmc|british legion)\b/i, 'social-club'],
  ['hospital', /\b(health centre|medical (practice|centre)|surgery)\b/i, 'surgery'],
];

const SHUT = new Set(['private', 'no']);

/** Null when the tags name no community asset, or one that is shut, gone or private. */
export function assetKind(tags: Tags): AssetKind | null {
  if (SHUT.has(tags.access ?? '') || tags.disused === 'yes' || tags.abandoned === 'yes') {
    return null;
  }
  const kind = kindByTag(tags);
  const named = BY_NAME.find(([tag, name]) => tag === kind && name.test(tags.name ?? ''));
  return named ? named[2] : kind;
}

function kindByTag(tags: Tags): AssetKind | null {
  // universities own halls of residence, which are homes
  if (tags.building === 'dormitory') return null;
  for (const [tag, kind] of BY_TAG) {
    const [key, value] = tag.split('=') as [string, string];
    if (value === '*' ? tags[key] !== undefined : tags[key] === value) return kind;
  }
  return MEETING_SHOPS.has(tags.shop ?? '') ? 'shop' : null;
}
