/** What PGlite says when Postgres refuses a statement. */
type PostgresError = Error & {
  code: string;
  severity: string;
  detail?: string | undefined;
  hint?: string | undefined;
  constraint?: string | undefined;
};

/** SQLSTATEs that PostgREST answers with 400 and that lite 0.10.0 would answer with 500 "SUP". */
const ANSWERED_WITH_400 = new Set(['23514', '23P01', '23000', 'P0001', 'P0002', 'P0003']);

/** A database error without the statement's parameters, which hold what people wrote. */
class DatabaseError extends Error {
  override name = 'DatabaseError';
  readonly code: string;
  /** What the log tells: `code` is changed on the way to the answer. */
  readonly sqlstate: string;
  readonly severity: string;
  readonly detail: string | undefined;
  readonly hint: string | undefined;
  readonly constraint: string | undefined;

  constructor(cause: PostgresError) {
    super(cause.message);
    this.code = cause.code;
    this.sqlstate = cause.code;
    this.severity = cause.severity;
    this.detail = cause.detail;
    this.hint = cause.hint;
    this.constraint = cause.constraint;
  }
}

/** Turns what the driver threw into a `DatabaseError`; anything else passes unchanged. */
export function slimError(error: unknown): unknown {
  return isPostgresError(error) ? new DatabaseError(error) : error;
}

/**
 * The error in the form in which lite answers it as PostgREST would: status 400, the real SQLSTATE,
 * details and hint. It uses lite's own road for `RAISE SQLSTATE 'PGRST'`.
 */
export function answerLikePostgrest(error: unknown): unknown {
  if (!(error instanceof DatabaseError) || !ANSWERED_WITH_400.has(error.code)) return error;
  const message = JSON.stringify({
    code: error.code,
    message: error.message,
    // the detail of a check violation quotes the whole row; the hint says what to do
    details: error.code === '23514' ? null : (error.detail ?? null),
    hint: error.hint ?? null,
  });
  return Object.assign(new DatabaseError(error), {
    message,
    code: 'PGRST',
    detail: JSON.stringify({ status: 400, headers: {} }),
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
