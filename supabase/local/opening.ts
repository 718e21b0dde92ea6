const SETTING = /^SELECT set_config\('([a-z.]+)', (?:\$1|''), true\)$/;
const ROLE = /^SET LOCAL ROLE "([a-z_]+)"$/;

/** A setting that holds for one transaction. */
export type Opening = { setting: string; value: string };

/**
 * What lite sends one by one before a request's own statement: the settings that tell who asks, and
 * the role. Each alone costs as much as the statement itself.
 * @returns null for any other statement.
 */
export function openingOf(sql: string, parameters: readonly unknown[]): Opening | null {
  const [, setting] = SETTING.exec(sql) ?? [];
  if (setting !== undefined) {
    const [value = ''] = parameters;
    // a value with a NUL is none of Postgres's, and is refused there like any other
    return typeof value === 'string' && !value.includes('\0') ? { setting, value } : null;
  }
  const [, role] = ROLE.exec(sql) ?? [];
  return role === undefined ? null : { setting: 'role', value: role };
}

/** Begins a transaction with all of its settings, in their order, as text that travels together. */
export function transactionOf(openings: Opening[]): string {
  const settings = openings.map(
    ({ setting, value }) => `set_config('${setting}', ${literal(value)}, true)`,
  );
  return settings.length > 0 ? `begin;select ${settings.join(', ')}` : 'begin';
}

/**
 * A string constant as in section 4.1.2.1 of the PostgreSQL manual: in one without an E before it
 * only the quote is special, since `standard_conforming_strings` is on and no request can change it
 * before its own statement.
 */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
