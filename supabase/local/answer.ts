import type { UnansweredError } from './database-job.ts';

/** An error in the form that supabase-js understands from PostgREST and from GoTrue. */
export function refuse(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Response {
  return Response.json(
    { code, error_code: code, message, msg: message, details: null, hint: null },
    { status, headers: { 'cache-control': 'no-store', ...headers } },
  );
}

/** What is said to somebody whose request the database did not answer. */
export function refuseUnanswered(error: UnansweredError, isRead: boolean): Response {
  const look = isRead ? '' : ' Look whether it was saved before you send it again.';
  switch (error.kind) {
    case 'too-long':
      return refuse(
        503,
        'stopped',
        `This took longer than the server allows, and was stopped.${look}`,
      );
    case 'full':
      return refuse(503, 'busy', 'Many are asking just now: try again in a few seconds.', {
        'retry-after': '3',
      });
    default:
      return refuse(503, 'unanswered', `The database did not answer just now.${look}`, {
        'retry-after': '2',
      });
  }
}
