/** What people send and save, in the words of the database's functions, for the API's tests and evidence. */
import { newCode } from '#domain/receipt.ts';

export const LEEDS = 'E08000035';

export type Polygon = { type: 'Polygon'; coordinates: [number, number][][] };

/** A square of about 100 m in Chapeltown, moved east by `step` hundred metres. */
function square(step: number): Polygon {
  const [west, south] = [-1.535 + step * 0.0015, 53.812];
  const [east, north] = [west + 0.0015, south + 0.0009];
  const ring: [number, number][] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

/** A contribution of Leeds, with a key and a receipt of its own. */
export function contributionToSend(words: string) {
  return {
    p_key: crypto.randomUUID(),
    p_receipt: newCode(),
    p_place_code: LEEDS,
    p_kind: 'need',
    p_subject: 'Bench',
    p_words: words,
  };
}

/** A new priority area of Leeds. */
export function areaToSave(name: string, step = 0, outline = square(step)) {
  return {
    p_key: crypto.randomUUID(),
    p_id: null,
    p_version: null,
    p_place_code: LEEDS,
    p_name: name,
    p_why: 'many gated alleys are overgrown',
    p_reason: 'local knowledge',
    p_made_by: 'drawn',
    p_lsoa_codes: [],
    p_geojson: outline,
  };
}

/** A new improvement plan for an alley of an area. */
export function planToSave(areaId: string) {
  return {
    p_key: crypto.randomUUID(),
    p_id: null,
    p_version: null,
    p_area_id: areaId,
    p_kind: 'improvement',
    p_title: 'Clear the alley',
    p_subject_layer: 'alleys',
    p_subject_id: 'way/1',
    p_subject_name: 'Back Cowper Street',
    p_details: {},
  };
}
