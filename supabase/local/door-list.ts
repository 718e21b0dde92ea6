import { DOOR_READINGS } from './door-readings.ts';
import type { List, TypedCallings } from './door-types.ts';

const KB = 1024;
/** An address of 64 letters, an @ and a domain of 255. */
const EMAIL = 320;
const PASSWORD = 1000;

/**
 * All that a stranger may ask of the embedded server. It holds what src/api asks and nothing else,
 * which src/api/door-list.test.ts keeps so in both directions. Row-level security does not lean
 * on it: it is there so that nobody can hand the database something nobody needs.
 *
 * A body may be as large as its longest words at four bytes a letter, with room for words that are
 * too long, which the database refuses in its own words.
 */
export const DOOR_LIST: List = {
  functions: {
    add_plan_photograph: {
      arguments: ['p_key', 'p_plan_id', 'p_taken', 'p_path', 'p_words'],
      mostBodyBytes: 4 * KB,
    },
    claim_invitation: { arguments: ['p_code'], mostBodyBytes: KB },
    create_invitation: {
      arguments: ['p_key', 'p_code', 'p_place_code', 'p_role'],
      mostBodyBytes: KB,
    },
    decide_contribution: {
      arguments: ['p_key', 'p_id', 'p_decision', 'p_reason', 'p_from'],
      mostBodyBytes: 24 * KB,
    },
    follow_contribution: { arguments: ['p_receipt'], mostBodyBytes: KB },
    move_plan: {
      arguments: ['p_key', 'p_id', 'p_version', 'p_stage', 'p_reason'],
      mostBodyBytes: 24 * KB,
    },
    my_roles: { arguments: [], mostBodyBytes: KB },
    place_people: { arguments: ['p_place_code'], mostBodyBytes: KB },
    remove_plan_photograph: { arguments: ['p_key', 'p_id', 'p_version'], mostBodyBytes: KB },
    reply_to_contribution: { arguments: ['p_key', 'p_id', 'p_body'], mostBodyBytes: 24 * KB },
    save_action: {
      arguments: [
        'p_key',
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
        'p_key',
        'p_id',
        'p_version',
        'p_area_id',
        'p_kind',
        'p_title',
        'p_subject_layer',
        'p_subject_id',
        'p_subject_name',
        'p_details',
        'p_duties',
      ],
      // 65,536 characters of details
      mostBodyBytes: 272 * KB,
      mostValues: 10_000,
    },
    save_priority_area: {
      arguments: [
        'p_key',
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
      arguments: ['p_key', 'p_id', 'p_version', 'p_status', 'p_reason'],
      mostBodyBytes: 24 * KB,
    },
    set_place_role: {
      arguments: ['p_place_code', 'p_user_id', 'p_role', 'p_on'],
      mostBodyBytes: KB,
    },
    set_plan_check: {
      arguments: ['p_key', 'p_plan_id', 'p_check_name', 'p_state', 'p_version'],
      mostBodyBytes: KB,
    },
    set_plan_duty_done: {
      arguments: ['p_key', 'p_plan_id', 'p_duty', 'p_version', 'p_done_on'],
      mostBodyBytes: KB,
    },
    set_priority_area_status: {
      arguments: ['p_key', 'p_id', 'p_version', 'p_status'],
      mostBodyBytes: KB,
    },
    submit_contribution: {
      arguments: [
        'p_key',
        'p_receipt',
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
  relations: DOOR_READINGS,
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
} satisfies Omit<List, 'functions'> & { functions: TypedCallings };
