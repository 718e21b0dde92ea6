import type { Operator, Reading, Selection } from './door-types.ts';

/** The ids that src/api/read-rows.ts asks for at once. */
const MOST_LISTED = 50;
/** Ids, codes of places and words of ours: nothing in them means anything to a parser. */
const PLAIN = /^[\w-]{1,64}$/;
/** As the API writes a moment, with up to microseconds. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?\+00:00$/;
const NO_FILTERS = new Set(['select', 'order', 'limit']);

/** Whether a query can be meant for a reading, from what is most likely wrong to what is least. */
const CHECKS: [said: string, holds: (query: URLSearchParams, reading: Reading) => boolean][] = [
  ['as select', (query, reading) => isSelection(query.get('select') ?? '', reading)],
  ['as order', (query, { orders }) => isOrder(query.get('order'), orders)],
  ['as limit', (query, { mostRows }) => isLimit(query.get('limit'), mostRows)],
  ['as a filter', areFilters],
];

/**
 * @param query each parameter is there once.
 * @returns what is wrong with the query of a reading, or null where it is one of these.
 */
export function queryTrouble(query: URLSearchParams, readings: readonly Reading[]): string | null {
  if (!query.has('select')) return 'It does not say what to select.';
  let possible = readings;
  for (const [said, holds] of CHECKS) {
    possible = possible.filter((reading) => holds(query, reading));
    if (possible.length === 0) return `This cannot be asked ${said}.`;
  }
  return null;
}

function isOrder(value: string | null, orders: readonly string[] | undefined): boolean {
  return value === null || orders === undefined
    ? value === null && orders === undefined
    : orders.includes(value);
}

function isLimit(value: string | null, most: number | undefined): boolean {
  return value === null || most === undefined
    ? value === null && most === undefined
    : /^[1-9]\d{0,3}$/.test(value) && Number(value) <= most;
}

function areFilters(query: URLSearchParams, reading: Reading): boolean {
  const { filters, optional = {}, mostListed = MOST_LISTED } = reading;
  const isOneOf = (operators: readonly Operator[], value: string | null) =>
    value !== null && operators.some((operator) => isFilter(value, operator, mostListed));
  if (!Object.entries(filters).every(([name, one]) => isOneOf(one, query.get(name)))) return false;
  const others = [...query].filter(
    ([name, value]) =>
      !NO_FILTERS.has(name) &&
      !Object.hasOwn(filters, name) &&
      !(Object.hasOwn(optional, name) && isOneOf(optional[name] ?? [], value)),
  );
  return others.length === 0 || (reading.pages === true && isNextPage(others, query.get('order')));
}

function isFilter(value: string, operator: Operator, mostListed: number): boolean {
  if (operator === 'not.is.null') return value === operator;
  if (!value.startsWith(`${operator}.`)) return false;
  const operand = value.slice(operator.length + 1);
  if (operator === 'eq') return PLAIN.test(operand);
  if (!operand.startsWith('(') || !operand.endsWith(')')) return false;
  const listed = operand.slice(1, -1).split(',');
  return listed.length <= mostListed && listed.every((one) => PLAIN.test(one));
}

/**
 * Whether the filters are what src/api/read-rows.ts adds to go on after a row: `id=gt.…` in the
 * order of a key; in the order of time the rest of the row's moment, and then what is beyond it.
 */
function isNextPage(filters: [name: string, value: string][], order: string | null): boolean {
  const columns = (order ?? '').split(',').map((part) => part.split('.'));
  const [key = '', direction] = columns.at(-1) ?? [];
  const after = direction === 'asc' ? 'gt' : 'lt';
  const given = new Map(filters);
  const has = (name: string, operator: string, operand: RegExp) => {
    const value = given.get(name) ?? '';
    return value.startsWith(`${operator}.`) && operand.test(value.slice(operator.length + 1));
  };
  if (columns.length === 1) return given.size === 1 && has(key, after, PLAIN);
  return given.size === 1
    ? has('created_at', after, MOMENT)
    : given.size === 2 && has('created_at', 'eq', MOMENT) && has(key, after, PLAIN);
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
    const word = /[a-z_]+/y;
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
