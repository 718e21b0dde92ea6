const SETTING = /^SELECT set_config\('([a-z.]+)', (?:\$1|''), true\)$/;
const ROLE = /^SET LOCAL ROLE "([a-z_]+)"$/;

/**
 * What lite sends one by one before a request's own statement, as text that can travel together:
 * the settings that tell who asks, and the role. Each alone costs as much as the statement itself.
 * @returns null for any other statement.
 */
export function openingOf(sql: string, parameters: readonly unknown[]): string | null {
  const [, setting] = SETTING.exec(sql) ?? [];
  if (setting !== undefined) {
    const [value = ''] = parameters;
    // a value with a NUL is none of Postgres's, and is refused there like any other
    if (typeof value !== 'string' || value.includes('\0')) return null;
    return `select set_config('${setting}', ${literal(value)}, true)`;
  }
  const [, role] = ROLE.exec(sql) ?? [];
  return role === undefined ? null : `set local role "${role}"`;
}

/**
 * A string constant as in section 4.1.2.1 of the PostgreSQL manual: in one without an E before it
 * only the quote is special, since `standard_conforming_strings` is on and no request can change it
 * before its own statement.
 */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
