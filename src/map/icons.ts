/** The icons of the map (maki and temaki, CC0), only those that are used. */
import artGallery from '@mapbox/maki/icons/art-gallery.svg?raw';
import bank from '@mapbox/maki/icons/bank.svg?raw';
import beer from '@mapbox/maki/icons/beer.svg?raw';
import cafe from '@mapbox/maki/icons/cafe.svg?raw';
import college from '@mapbox/maki/icons/college.svg?raw';
import dentist from '@mapbox/maki/icons/dentist.svg?raw';
import doctor from '@mapbox/maki/icons/doctor.svg?raw';
import fastFood from '@mapbox/maki/icons/fast-food.svg?raw';
import fireStation from '@mapbox/maki/icons/fire-station.svg?raw';
import fitnessCentre from '@mapbox/maki/icons/fitness-centre.svg?raw';
import grocery from '@mapbox/maki/icons/grocery.svg?raw';
import heart from '@mapbox/maki/icons/heart.svg?raw';
import hospital from '@mapbox/maki/icons/hospital.svg?raw';
import karaoke from '@mapbox/maki/icons/karaoke.svg?raw';
import library from '@mapbox/maki/icons/library.svg?raw';
import museum from '@mapbox/maki/icons/museum.svg?raw';
import pharmacy from '@mapbox/maki/icons/pharmacy.svg?raw';
import pitch from '@mapbox/maki/icons/pitch.svg?raw';
import placeOfWorship from '@mapbox/maki/icons/place-of-worship.svg?raw';
import police from '@mapbox/maki/icons/police.svg?raw';
import post from '@mapbox/maki/icons/post.svg?raw';
import recycling from '@mapbox/maki/icons/recycling.svg?raw';
import residentialCommunity from '@mapbox/maki/icons/residential-community.svg?raw';
import restaurant from '@mapbox/maki/icons/restaurant.svg?raw';
import school from '@mapbox/maki/icons/school.svg?raw';
import shop from '@mapbox/maki/icons/shop.svg?raw';
import swimming from '@mapbox/maki/icons/swimming.svg?raw';
import theatre from '@mapbox/maki/icons/theatre.svg?raw';
import townHall from '@mapbox/maki/icons/town-hall.svg?raw';
import bulbTemaki from '@rapideditor/temaki/icons/bulb.svg?raw';
import playStructureTemaki from '@rapideditor/temaki/icons/play_structure.svg?raw';
import socialFacilityTemaki from '@rapideditor/temaki/icons/social_facility.svg?raw';
import toolsTemaki from '@rapideditor/temaki/icons/tools.svg?raw';
import { ASSET_FAMILIES, type AssetFamily, type AssetKind } from '#domain/place-pack.ts';
import { FAMILY_COLOURS } from './palette.ts';

const ASSET_ICONS: Record<AssetKind | 'museum', string> = {
  'community-centre': residentialCommunity,
  'social-club': karaoke,
  library: library,
  theatre: theatre,
  'arts-centre': artGallery,
  museum,
  'place-of-worship': placeOfWorship,
  school: school,
  nursery: playStructureTemaki,
  college: college,
  surgery: doctor,
  pharmacy: pharmacy,
  dentist: dentist,
  hospital: hospital,
  'social-care': socialFacilityTemaki,
  pub: beer,
  cafe: cafe,
  restaurant: restaurant,
  takeaway: fastFood,
  shop: shop,
  market: grocery,
  'post-office': post,
  bank: bank,
  'sports-centre': pitch,
  'swimming-pool': swimming,
  'leisure-centre': fitnessCentre,
  'town-hall': townHall,
  police: police,
  'fire-station': fireStation,
  recycling: recycling,
};

const SPEECH =
  '<svg><path d="M3 2h9a2 2 0 0 1 2 2v4.5a2 2 0 0 1-2 2H8L4.5 13.5v-3H3a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2z"/></svg>';

const MARKS = {
  asset: { icon: heart, colour: '#44683B' },
  need: { icon: toolsTemaki, colour: '#A0620F' },
  idea: { icon: bulbTemaki, colour: '#1F6FA8' },
  story: { icon: SPEECH, colour: '#6B4C9A' },
} as const;

const BRICK = '#9C3D27';
const SLATE = '#44505C';
const WHITE = '#FFFFFF';

/** An icon's drawing, placed in a bigger one. Icons are 15 by 15, of one colour. */
function placed(icon: string, x: number, y: number, size: number, colour: string): string {
  const drawing = icon.replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '');
  return `<svg x="${x}" y="${y}" width="${size}" height="${size}" viewBox="0 0 15 15" fill="${colour}">${drawing}</svg>`;
}

const svg = (width: number, height: number, drawing: string) => ({
  width,
  height,
  text: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${drawing}</svg>`,
});

function familyOf(kind: AssetKind): AssetFamily | undefined {
  const families = Object.entries(ASSET_FAMILIES) as [AssetFamily, readonly AssetKind[]][];
  return families.find(([, kinds]) => kinds.includes(kind))?.[0];
}

const DROP = 'M14 35 C11 30 2 22 2 14 A12 12 0 0 1 26 14 C26 22 17 30 14 35 Z';

type Drawing = {
  width: number;
  height: number;
  text: string;
  /** the parts that grow with the words on it, in CSS pixels */
  stretch?: { x: [number, number]; y: [number, number] };
};

/**
 * The drawing of a map image by its id, in CSS pixels; null for an id that is not ours.
 * `badge:<asset kind>`, `badge:selected:<asset kind>`, `badge:cluster`,
 * `mark:<contribution kind>:<status or selected>`, `mark:point:selected`, `pill:<colour>`.
 */
export function drawingOf(id: string): Drawing | null {
  const [set, first = '', second = ''] = id.split(':');
  if (set === 'pill')
    return {
      ...svg(
        24,
        24,
        `<rect x="1" y="1" width="22" height="22" rx="7" fill="${first}" stroke="${WHITE}" stroke-opacity="0.7" stroke-width="1.5"/>`,
      ),
      stretch: { x: [9, 15], y: [9, 15] },
    };
  if (set === 'badge' && first === 'cluster')
    return svg(
      30,
      30,
      `<circle cx="15" cy="15" r="14.5" fill="${SLATE}" fill-opacity="0.22"/><circle cx="15" cy="15" r="12" fill="${WHITE}" stroke="${SLATE}" stroke-width="1.8"/>`,
    );
  if (set === 'badge') {
    const selected = first === 'selected';
    const kind = (selected ? second : first) as AssetKind;
    const family = familyOf(kind);
    if (!family) return null;
    const rim = FAMILY_COLOURS[family];
    return svg(
      30,
      30,
      selected
        ? `<circle cx="15" cy="15" r="14.5" fill="${WHITE}"/><circle cx="15" cy="15" r="12.4" fill="${BRICK}"/>${placed(ASSET_ICONS[kind], 8, 8, 14, WHITE)}`
        : `<circle cx="15" cy="15" r="13.6" fill="${WHITE}"/><circle cx="15" cy="15" r="11.6" fill="${WHITE}" stroke="${rim}" stroke-width="2.2"/>${placed(ASSET_ICONS[kind], 8.5, 8.5, 13, SLATE)}`,
    );
  }
  if (set !== 'mark') return null;
  const body = (fill: string, stroke: string, dash = '') =>
    `<path d="${DROP}" fill="${fill}" stroke="${WHITE}" stroke-width="3"/><path d="${DROP}" fill="${fill}" stroke="${stroke}" stroke-width="1.6"${dash}/>`;
  if (first === 'point')
    return svg(28, 37, `${body(BRICK, BRICK)}<circle cx="14" cy="14" r="4.5" fill="${WHITE}"/>`);
  const mark = MARKS[first as keyof typeof MARKS];
  if (!mark) return null;
  if (second === 'selected')
    return svg(28, 37, body(BRICK, BRICK) + placed(mark.icon, 7, 7, 14, WHITE));
  if (second === 'published')
    return svg(28, 37, body(mark.colour, mark.colour) + placed(mark.icon, 7, 7, 14, WHITE));
  return svg(
    28,
    37,
    body(WHITE, mark.colour, ' stroke-dasharray="3 2"') +
      placed(mark.icon, 7, 7, 14, second === 'declined' ? SLATE : mark.colour),
  );
}
