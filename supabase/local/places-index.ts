import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { PlaceIndexSchema } from '#domain/place-pack.ts';
import { isReservedSlug } from '#domain/reserved-slugs.ts';
import { Refusal } from './refusal.ts';

/** The index of the packs in this repository, as an absolute path. */
export const placesIndex = fileURLToPath(
  new URL('../../public/places/index.json', import.meta.url),
);

/** A place that has a pack, as `public.sync_places` takes it. */
export type PlaceToSync = { code: string; slug: string; name: string; members?: string[] };
/** An index of packs, and the places in it. */
export type Places = { index: string; list: PlaceToSync[] };

const answerSchema = v.variant('ok', [
  v.object({
    ok: v.literal(true),
    added: v.array(v.string()),
    gone: v.array(v.string()),
    returned: v.array(v.string()),
  }),
  v.object({ ok: v.literal(false), refusal: v.string(), reason: v.string() }),
]);
/** Codes of the places that are new, whose pack is gone, and whose pack is there again. */
export type Synced = { added: string[]; gone: string[]; returned: string[] };

/**
 * The places of an index of packs.
 * @throws Refusal when there is none, it cannot be read, or a place has an address of the app.
 */
export function readPlaces(index: string): Places {
  const parsed = v.safeParse(PlaceIndexSchema, readJson(index));
  if (!parsed.success || parsed.output.length === 0) {
    throw new Refusal(
      `There is no index of place packs in ${index}: put it back, or build a pack (npm run data).`,
    );
  }
  const taken = parsed.output.find(({ slug }) => isReservedSlug(slug));
  if (taken) {
    throw new Refusal(
      `${taken.name} has the address /${taken.slug} in ${index}, which is one of the app's own: give it another.`,
    );
  }
  const list = parsed.output.map(({ code, slug, name, members }) => ({
    code,
    slug,
    name,
    ...(members ? { members } : {}),
  }));
  return { index, list };
}

/**
 * What `public.sync_places` has answered.
 * @throws Refusal when it has changed nothing.
 */
export function readSynced(answer: unknown, index: string): Synced {
  const parsed = v.parse(answerSchema, answer);
  if (parsed.ok) return parsed;
  const why =
    parsed.refusal === 'slug-changed'
      ? ', and keeps it, for links stand in letters and on posters'
      : '';
  throw new Refusal(
    `The places in ${index} do not go with those in the database, where nothing was changed: ${parsed.reason}${why}.`,
  );
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const isExpected =
      error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (isExpected) return null;
    throw error;
  }
}
