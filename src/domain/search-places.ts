/** Finding a thing by name. */
import { foldText } from './fold-text.ts';

export type Findable = {
  kind: string;
  id: string;
  name: string;
  /** what tells it from others of the same name: ward, street, kind */
  detail: string;
};

/**
 * The best matches for what was typed, at most `limit`: names that start with it, then names with a word
 * that starts with it, then names or details that hold every word of it; shorter names first.
 */
export function searchPlaces<T extends Findable>(things: T[], typed: string, limit: number): T[] {
  const wanted = foldText(typed);
  if (wanted === '') return [];
  const words = wanted.split(/\s+/);
  const ranked: { thing: T; rank: number }[] = [];
  for (const thing of things) {
    const name = foldText(thing.name);
    const rank = name.startsWith(wanted)
      ? 0
      : name.includes(` ${wanted}`)
        ? 1
        : words.every((word) => name.includes(word))
          ? 2
          : words.every((word) => `${name} ${foldText(thing.detail)}`.includes(word))
            ? 3
            : null;
    if (rank !== null) ranked.push({ thing, rank });
  }
  return ranked
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        a.thing.name.length - b.thing.name.length ||
        a.thing.name.localeCompare(b.thing.name, 'en-GB'),
    )
    .slice(0, limit)
    .map(({ thing }) => thing);
}
