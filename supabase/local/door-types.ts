import type { Database } from '../../src/api/database.types.ts';

type Public = Database['public'];
type Relations = Public['Tables'] & Public['Views'];
type RelationName = keyof Relations;
type Column<R extends RelationName> = keyof Relations[R]['Row'] & string;
type Argument<F extends keyof Public['Functions']> = Public['Functions'][F]['Args'] extends never
  ? never
  : keyof Public['Functions'][F]['Args'];

/** `not.is.null` is an operator and its value in one; the others are followed by their value. */
export type Operator = 'eq' | 'in' | 'not.is.null';
/** What may be asked of a relation, and of what is read with it in one request: these or fewer. */
export type Selection = { columns: readonly string[]; embeds?: { [name: string]: Selection } };
/** One way in which a relation is read. */
export type Reading = Selection & {
  /** `HEAD` only counts. */
  method: 'GET' | 'HEAD';
  /** Each must be there, with one of its operators. */
  filters: { [column: string]: readonly Operator[] };
  /** These may be there too. */
  optional?: { [column: string]: readonly Operator[] };
  /** The most elements of an `in`; 50 where nothing is said. */
  mostListed?: number;
  /** One of them must be there as it is written here; where there are none, it has no order. */
  orders?: readonly string[];
  /** It says how many rows it wants, and no more than these; where nothing is said, it does not. */
  mostRows?: number;
  /** It may go on after the last row of a page, as src/api/read-rows.ts does. */
  pages?: true;
  /** It may ask for an exact count. */
  counts?: true;
};
/** A name and the most characters of its text, or what an object under that name may hold. */
export type Fields = { [name: string]: number | Fields };
export type Calling = {
  arguments: readonly string[];
  mostBodyBytes: number;
  /** The most JSON values in a body (each name's, each element's); 100 where nothing is said. */
  mostValues?: number;
  /** The most elements of an argument that is a list. */
  mostElements?: { [argument: string]: number };
};
type AuthRoad = {
  /** Each parameter of the address with the only value it may have. */
  query: { [name: string]: string };
  body: Fields;
};
export type List = {
  functions: { [name: string]: Calling };
  relations: { [name: string]: readonly Reading[] };
  /** `<method> <road below /auth/v1/>`, each with the ways in which it may be asked. */
  auth: { [road: string]: readonly AuthRoad[] };
  /** Methods at the photographs of plans, which are the only objects. */
  photographs: readonly string[];
  /** Headers that change what an answer is, with their only values; to have none is always right. */
  headers: { [name: string]: readonly string[] };
};

/** The same with the names that the database really has, so that a misspelt one does not compile. */
type TypedSelection<R extends RelationName> = {
  columns: readonly Column<R>[];
  embeds?: { [E in RelationName]?: TypedSelection<E> };
};
type Direction = 'asc' | 'desc';
type By<C extends string> = `${C}.${Direction}`;
type TypedOrder<C extends string> =
  | By<C>
  | `${C}.desc.nullslast`
  | `${By<Extract<C, 'created_at'>>},${By<C>}`;
type TypedFilters<R extends RelationName> = { [C in Column<R>]?: readonly Operator[] };
export type TypedReadings = {
  [R in RelationName]?: readonly (TypedSelection<R> &
    Omit<Reading, 'columns' | 'embeds' | 'filters' | 'optional' | 'orders'> & {
      filters: TypedFilters<R>;
      optional?: TypedFilters<R>;
      orders?: readonly TypedOrder<Column<R>>[];
    })[];
};
export type TypedCallings = {
  [F in keyof Public['Functions']]?: Omit<Calling, 'arguments' | 'mostElements'> & {
    arguments: readonly Argument<F>[];
    mostElements?: { [A in Argument<F>]?: number };
  };
};
