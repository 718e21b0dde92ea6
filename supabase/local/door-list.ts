import type { Database } from '../../src/api/database.types.ts';

type Public = Database['public'];
type Relations = Public['Tables'] & Public['Views'];
type RelationName = keyof Relations;
type Column<R extends RelationName> = keyof Relations[R]['Row'] & string;
type Argument<F extends keyof Public['Functions']> = Public['Functions'][F]['Args'] extends never
  ? never
  : keyof Public['Functions'][F]['Args'];

/** `not.is.null` is an operator and its value in one; the others are followed by their value. */
export type Operator = 'eq' | 'neq' | 'in' | 'not.is.null';
/** What may be asked of a relation, and of what is read with it in one request. */
export type Selection = { columns: readonly string[]; embeds?: { [name: string]: Selection } };
export type Reading = Selection & {
  /** `HEAD` only counts. */
  methods: readonly string[];
  filters: { [column: string]: readonly Operator[] };
  /** `<column>.<direction>` */
  orders: readonly string[];
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
  relations: { [name: string]: Reading };
  /** `<method> <road below /auth/v1/>`, each with the ways in which it may be asked. */
  auth: { [road: string]: readonly AuthRoad[] };
  /** Methods at the photographs of plans, which are the only objects. */
  photographs: readonly string[];
  /** Headers that change what an answer is, with their only values; to have none is always right. */
  headers: { [name: string]: readonly string[] };
};

/** The same with the names that the database really has, so that a misspelt one does not compile. */
type TypedSelection<R extends RelationName> = {
  columns: readonly ('*' | Column<R>)[];
  embeds?: { [E in RelationName]?: TypedSelection<E> };
};
type Typed = Omit<List, 'functions' | 'relations'> & {
  functions: {
    [F in keyof Public['Functions']]?: Omit<Calling, 'arguments' | 'mostElements'> & {
      arguments: readonly Argument<F>[];
      mostElements?: { [A in Argument<F>]?: number };
    };
  };
  relations: {
    [R in RelationName]?: TypedSelection<R> & {
      methods: readonly ('GET' | 'HEAD')[];
      filters: { [C in Column<R>]?: readonly Operator[] };
      orders: readonly `${Column<R>}.${'asc' | 'desc'}`[];
    };
  };
};

const KB = 1024;
/** An address of 64 letters, an @ and a domain of 255. */
const EMAIL = 320;
const PASSWORD = 1000;

/**
 * All that a stranger may ask of the embedded server. It holds what src/api asks and nothing else,
 * which tests/api/door-list.test.ts keeps so in both directions. Row-level security does not lean
 * on it: it is there so that nobody can hand the database something nobody needs.
 *
 * A body may be as large as its longest words at four bytes a letter, with room for words that are
 * too long, which the database refuses in its own words.
 */
export const DOOR_LIST: List = {
  functions: {
    claim_invitation: { arguments: ['p_code'], mostBodyBytes: KB },
    create_invitation: { arguments: ['p_place_code', 'p_role'], mostBodyBytes: KB },
    decide_contribution: {
      arguments: ['p_id', 'p_decision', 'p_reason', 'p_from'],
      mostBodyBytes: 24 * KB,
    },
    follow_contribution: { arguments: ['p_receipt'], mostBodyBytes: KB },
    move_plan: { arguments: ['p_id', 'p_version', 'p_stage', 'p_reason'], mostBodyBytes: 24 * KB },
    my_roles: { arguments: [], mostBodyBytes: KB },
    place_people: { arguments: ['p_place_code'], mostBodyBytes: KB },
    reply_to_contribution: { arguments: ['p_id', 'p_body'], mostBodyBytes: 24 * KB },
    save_action: {
      arguments: [
        'p_id',
        'p_version',
        'p_plan_id',
        'p_title',
        'p_owner_organisation',
        'p_starts_on',
        'p_due_on',
        'p_cost_pounds',
        'p_funder',
        'p_contribution_ids',
      ],
      mostBodyBytes: 64 * KB,
      mostValues: 1100,
      mostElements: { p_contribution_ids: 1000 },
    },
    save_plan: {
      arguments: [
        'p_id',
        'p_version',
        'p_area_id',
        'p_kind',
        'p_title',
        'p_subject_layer',
        'p_subject_id',
        'p_subject_name',
        'p_details',
      ],
      // 65,536 characters of details
      mostBodyBytes: 272 * KB,
      mostValues: 10_000,
    },
    save_priority_area: {
      arguments: [
        'p_id',
        'p_version',
        'p_place_code',
        'p_name',
        'p_why',
        'p_reason',
        'p_made_by',
        'p_lsoa_codes',
        'p_geojson',
      ],
      // 2,000,000 characters of GeoJSON, of which 100,000 corners
      mostBodyBytes: 2200 * KB,
      mostValues: 310_000,
      // the largest place has under 700 of them
      mostElements: { p_lsoa_codes: 2000 },
    },
    set_action_status: {
      arguments: ['p_id', 'p_version', 'p_status', 'p_reason'],
      mostBodyBytes: 24 * KB,
    },
    set_place_role: {
      arguments: ['p_place_code', 'p_user_id', 'p_role', 'p_on'],
      mostBodyBytes: KB,
    },
    set_priority_area_status: {
      arguments: ['p_id', 'p_version', 'p_status'],
      mostBodyBytes: KB,
    },
    submit_contribution: {
      arguments: [
        'p_place_code',
        'p_kind',
        'p_subject',
        'p_words',
        'p_street',
        'p_lsoa_code',
        'p_lng',
        'p_lat',
        'p_blur',
      ],
      mostBodyBytes: 24 * KB,
    },
  },
  relations: {
    actions: {
      methods: ['GET'],
      columns: [
        'id',
        'plan_id',
        'title',
        'owner_organisation',
        'starts_on',
        'due_on',
        'cost_pounds',
        'funder',
        'status',
        'status_reason',
      ],
      filters: { plan_id: ['in'] },
      orders: ['id.asc'],
    },
    audit_log: {
      methods: ['GET'],
      columns: ['id', 'at', 'verb', 'changes'],
      filters: { table_name: ['eq'], row_id: ['eq'] },
      orders: ['id.desc'],
    },
    contribution_details: {
      methods: ['GET', 'HEAD'],
      columns: [
        '*',
        'id',
        'kind',
        'subject',
        'words',
        'street',
        'lsoa_code',
        'public_point',
        'status',
        'created_at',
      ],
      filters: {
        place_code: ['eq'],
        id: ['eq'],
        kind: ['eq'],
        status: ['eq', 'in'],
        public_point: ['not.is.null'],
      },
      orders: ['created_at.asc', 'created_at.desc', 'id.asc'],
    },
    contribution_points: {
      methods: ['GET'],
      columns: ['contribution_id', 'kind', 'status', 'point'],
      filters: { place_code: ['eq'], status: ['eq'] },
      orders: [],
    },
    contributions: {
      methods: ['GET'],
      columns: ['id', 'kind', 'subject', 'words', 'street'],
      embeds: { replies: { columns: ['id'] } },
      filters: { place_code: ['eq'], status: ['eq'] },
      orders: ['created_at.desc'],
    },
    plans: {
      methods: ['GET'],
      columns: [
        '*',
        'id',
        'area_id',
        'kind',
        'title',
        'subject_layer',
        'subject_id',
        'subject_name',
        'stage',
        'stage_reason',
        'details',
        'updated_at',
      ],
      embeds: {
        plan_stage_changes: { columns: ['*'] },
        actions: {
          columns: ['*'],
          embeds: { action_contributions: { columns: ['contribution_id'] } },
        },
      },
      filters: { area_id: ['eq', 'in'] },
      orders: ['created_at.asc', 'id.asc'],
    },
    priority_area_details: {
      methods: ['GET'],
      columns: [
        '*',
        'id',
        'name',
        'why',
        'reason',
        'made_by',
        'lsoa_codes',
        'status',
        'published_at',
        'updated_at',
        'geojson',
      ],
      filters: { place_code: ['eq'], id: ['eq'], status: ['neq', 'in'] },
      orders: ['created_at.desc', 'id.asc'],
    },
    profiles: {
      methods: ['GET'],
      columns: ['display_name'],
      filters: { user_id: ['eq'] },
      orders: [],
    },
    replies: {
      methods: ['GET'],
      columns: ['id', 'body', 'created_at'],
      filters: { contribution_id: ['eq'] },
      orders: ['created_at.asc'],
    },
  },
  auth: {
    'POST token': [
      {
        query: { grant_type: 'password' },
        body: { email: EMAIL, password: PASSWORD, gotrue_meta_security: {} },
      },
      // the client asks for this by itself when a session is about to end
      { query: { grant_type: 'refresh_token' }, body: { refresh_token: 1000 } },
    ],
    'POST signup': [
      {
        query: {},
        body: {
          email: EMAIL,
          password: PASSWORD,
          data: { display_name: 200 },
          gotrue_meta_security: {},
          code_challenge: 200,
          code_challenge_method: 20,
        },
      },
    ],
    'POST logout': [{ query: { scope: 'local' }, body: {} }],
  },
  photographs: ['GET', 'POST', 'DELETE'],
  headers: {
    accept: ['*/*'],
    'accept-profile': ['public'],
    'content-profile': ['public'],
    prefer: ['count=exact'],
    'x-upsert': ['false'],
  },
} satisfies Typed;
