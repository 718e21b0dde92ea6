import type { Operator, Reading, Selection } from './door-list.ts';

/** The export of an area asks for a hundred plans or actions by their ids. */
const MOST_LISTED = 100;
/** lite cuts an answer at 1,000 rows; the list of contributions asks for twenty more each time. */
const MOST_ROWS = 10_000;
const MOST_SKIPPED = 1_000_000;
/** Ids, codes of places and words of ours: nothing in them means anything to a parser. */
const PLAIN = /^[\w-]{1,64}$/;

/** @returns what is wrong with the query of a reading, or null: each parameter is there once. */
export function queryTrouble(query: URLSearchParams, reading: Reading): string | null {
  if (!query.has('select')) return 'It does not say what to select.';
  for (const [name, value] of query) {
    const right =
      name === 'select'
        ? isSelection(value, reading)
        : name === 'order'
          ? reading.orders.includes(value)
          : name === 'limit'
            ? isWhole(value, MOST_ROWS)
            : name === 'offset'
              ? isWhole(value, MOST_SKIPPED)
              : isFilter(value, Object.hasOwn(reading.filters, name) ? reading.filters[name] : []);
    if (right) continue;
    return ['select', 'order', 'limit', 'offset'].includes(name)
      ? `This cannot be asked as ${name}.`
      : 'This cannot be asked as a filter.';
  }
  return null;
}

function isWhole(value: string, most: number): boolean {
  return /^\d{1,7}$/.test(value) && Number(value) <= most;
}

function isFilter(value: string, operators: readonly Operator[] = []): boolean {
  return operators.some((operator) => {
    if (operator === 'not.is.null') return value === operator;
    if (!value.startsWith(`${operator}.`)) return false;
    const operand = value.slice(operator.length + 1);
    if (operator !== 'in') return PLAIN.test(operand);
    if (!operand.startsWith('(') || !operand.endsWith(')')) return false;
    const listed = operand.slice(1, -1).split(',');
    return listed.length <= MOST_LISTED && listed.every((one) => PLAIN.test(one));
  });
}

function isSelection(text: string, selection: Selection): boolean {
  return endOfSelection(text, 0, selection) === text.length;
}

/**
 * Reads `column,embed(column,…)` from `start`; it goes no deeper than the list does.
 * @returns where it ends, or -1 where it holds what is not listed, or something twice.
 */
function endOfSelection(text: string, start: number, selection: Selection): number {
  const seen = new Set<string>();
  for (let at = start; ; at += 1) {
    const word = /[a-z_]+|\*/y;
    word.lastIndex = at;
    const name = word.exec(text)?.[0];
    if (name === undefined || seen.has(name)) return -1;
    seen.add(name);
    at += name.length;
    if (text[at] === '(') {
      const { embeds = {} } = selection;
      const embed = Object.hasOwn(embeds, name) ? embeds[name] : undefined;
      if (!embed) return -1;
      at = endOfSelection(text, at + 1, embed);
      if (at < 0 || text[at] !== ')') return -1;
      at += 1;
    } else if (!selection.columns.includes(name)) return -1;
    if (text[at] !== ',') return at;
  }
}
