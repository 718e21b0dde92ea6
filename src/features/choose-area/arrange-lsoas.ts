import type { LsoaProperties } from '#domain/place-pack.ts';

export const LSOA_ORDERS = ['deprivation', 'name', 'ward', 'residents'] as const;
export type LsoaOrder = (typeof LSOA_ORDERS)[number];

const byName = (a: LsoaProperties, b: LsoaProperties) =>
  a.name.localeCompare(b.name, 'en', { numeric: true });

const COMPARE: Record<LsoaOrder, (a: LsoaProperties, b: LsoaProperties) => number> = {
  // by rank, which is finer than the decile: 1 is the most deprived
  deprivation: (a, b) => a.imd.rank - b.imd.rank,
  name: byName,
  ward: (a, b) => a.wardName.localeCompare(b.wardName, 'en') || byName(a, b),
  residents: (a, b) => b.residents - a.residents || byName(a, b),
};

/** The LSOAs whose name, code or ward has the words in it, in the order asked for. `only` null: all of them. */
export function arrangeLsoas(
  lsoas: LsoaProperties[],
  find: string,
  order: LsoaOrder,
  only: string[] | null,
): LsoaProperties[] {
  const words = find.trim().toLocaleLowerCase('en').split(/\s+/);
  return lsoas
    .filter(({ name, code, wardName }) => {
      const text = `${name} ${wardName} ${code}`.toLocaleLowerCase('en');
      return words.every((word) => text.includes(word));
    })
    .filter(({ code }) => only === null || only.includes(code))
    .sort(COMPARE[order]);
}
