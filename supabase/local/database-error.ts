/** What PGlite says when Postgres refuses a statement. */
type PostgresError = Error & {
  code: string;
  severity: string;
  detail?: string | undefined;
  hint?: string | undefined;
  constraint?: string | undefined;
};

/**
 * How PostgREST answers the SQLSTATEs that lite 0.10.0 would answer with 500 "SUP"
 * (docs.postgrest.org, "Errors"). Null: lite knows this one, or it is the server's fault.
 */
function statusOf(sqlstate: string): number | null {
  if (['23514', '23P01', '23000', 'P0001', 'P0002', 'P0003', 'P0004'].includes(sqlstate))
    return 400;
  switch (sqlstate.slice(0, 2)) {
    case '54':
      return 413;
    // out of room, or stopped: the request was right, and will be again
    case '53':
    case '08':
    case '57':
      return 503;
    default:
      return null;
  }
}

/** A database error without the statement's parameters, which hold what people wrote. */
export class DatabaseError extends Error {
  override name = 'DatabaseError';
  readonly code: string;
  /** What the log tells: `code` is changed on the way to the answer. */
  readonly sqlstate: string;
  readonly severity: string;
  readonly detail: string | undefined;
  readonly hint: string | undefined;
  readonly constraint: string | undefined;

  constructor(code: string, message: string, more: Partial<PostgresError> = {}) {
    super(message);
    this.code = code;
    this.sqlstate = code;
    this.severity = more.severity ?? 'ERROR';
    this.detail = more.detail;
    this.hint = more.hint;
    this.constraint = more.constraint;
  }
}

/** Turns what the driver threw into a `DatabaseError`; anything else passes unchanged. */
export function slimError(error: unknown): unknown {
  return isPostgresError(error) ? new DatabaseError(error.code, error.message, error) : error;
}

/**
 * The error in the form in which lite answers it as PostgREST would: status 400, the real SQLSTATE,
 * details and hint. It uses lite's own road for `RAISE SQLSTATE 'PGRST'`.
 */
export function answerLikePostgrest(error: unknown): unknown {
  if (!(error instanceof DatabaseError)) return error;
  const status = statusOf(error.code);
  if (status === null) return error;
  const message = JSON.stringify({
    code: error.code,
    message: error.message,
    // the detail of a check violation quotes the whole row; the hint says what to do
    details: error.code === '23514' ? null : (error.detail ?? null),
    hint: error.hint ?? null,
  });
  return Object.assign(new DatabaseError(error.code, message, error), {
    code: 'PGRST',
    detail: JSON.stringify({ status, headers: {} }),
  });
}

function isPostgresError(error: unknown): error is PostgresError {
  return (
    error instanceof Error &&
    !(error instanceof DatabaseError) &&
    typeof (error as Partial<PostgresError>).code === 'string' &&
    typeof (error as Partial<PostgresError>).severity === 'string'
  );
}
