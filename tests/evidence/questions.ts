import { areaToSave, contributionToSend, LEEDS, type Polygon } from '../what-to-save.ts';
import type { Asked } from './ask.ts';

const LIST =
  'id,place_code,kind,subject,words,street,lsoa_code,public_point,status,decline_reason,created_at,decided_at';

/** What the app asks most, by path. */
export const READS: Asked[] = [
  `/rest/v1/contribution_details?select=${LIST},replies(id,body,created_at)&place_code=eq.${LEEDS}&status=eq.published&order=created_at.desc,id.desc&limit=26`,
  `/rest/v1/priority_area_details?select=id,name,why,reason,made_by,lsoa_codes,status,version,created_at&place_code=eq.${LEEDS}&status=in.(published)&order=created_at.desc,id.desc&limit=21`,
  `/rest/v1/plans?select=id,area_id,kind,title,subject_layer,subject_id,subject_name,stage,stage_reason,details,updated_at&area_id=in.(00000000-0000-4000-8000-000000000000)&order=id.asc&limit=200`,
].map((path) => ({ method: 'GET', path }));

export function contribution(words: string, from: string): Asked {
  const body = contributionToSend(words);
  return { method: 'POST', path: '/rest/v1/rpc/submit_contribution', body, from };
}

/** An area of Leeds, one of fifty squares of Chapeltown where no outline is given. */
export function area(name: string, step: number, token: string, outline?: Polygon): Asked {
  const body = areaToSave(name, step % 50, outline);
  return { method: 'POST', path: '/rest/v1/rpc/save_priority_area', token, body };
}

/** A network of its own for every number. */
export const network = (i: number) => `10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}`;
