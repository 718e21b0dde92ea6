/** What a database has of rules, one line each, so that two databases can be held against one another. */

/**
 * Policies, triggers, checks and keys, indexes, and who may do what with tables, columns and functions of the
 * schemas that the migrations write to. Rights of the owner are left out: it has another name everywhere.
 */
export const catalogueSql = `
select regexp_replace(line, '\\s+', ' ', 'g') as line from (
  select format('policy %s on %s.%s for %s to %s: %s / %s', policyname, schemaname, tablename, cmd,
    array_to_string(roles, ' '), qual, with_check) from pg_policies
  union all
  select format('trigger on %s: %s', t.tgrelid::regclass, pg_get_triggerdef(t.oid)) || ' ' || t.tgenabled::text
  from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where not t.tgisinternal and c.relnamespace::regnamespace::text in ('public', 'private', 'auth')
  union all
  select format('constraint on %s: %s', k.conrelid::regclass, pg_get_constraintdef(k.oid)) from pg_constraint k
  -- from PostgreSQL 18 on a column that is not null is a constraint too
  where k.connamespace::regnamespace::text in ('public', 'private') and k.conrelid <> 0 and k.contype <> 'n'
    and not exists (select 1 from pg_depend d where d.objid = k.conrelid and d.deptype = 'e')
  union all
  select format('index %s', indexdef) from pg_indexes where schemaname in ('public', 'private')
  union all
  select format('row-level security on %s: %s', c.oid::regclass, c.relrowsecurity) from pg_class c
  where c.relkind = 'r' and c.relnamespace::regnamespace::text in ('public', 'private')
    and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  union all
  select format('%s may %s %s.%s', grantee, lower(privilege_type), table_schema, table_name)
  from information_schema.role_table_grants
  where grantee in ('anon', 'authenticated', 'service_role', 'PUBLIC') and table_schema in ('public', 'private')
  union all
  select format('%s may %s %s.%s (%s)', grantee, lower(privilege_type), table_schema, table_name, column_name)
  from information_schema.column_privileges
  where grantee in ('anon', 'authenticated', 'service_role', 'PUBLIC') and table_schema in ('public', 'private')
  union all
  select format('%s may call %s, which runs as %s', role, p.oid::regprocedure, case when p.prosecdef then 'its owner' else 'the caller' end)
  from pg_proc p, unnest(array['anon', 'authenticated', 'service_role']) role
  where p.pronamespace::regnamespace::text in ('public', 'private') and has_function_privilege(role, p.oid, 'execute')
) rules (line)
order by line collate "C"`;

/** Lines that one side alone has, each with the side it is on. Empty where the two are alike. */
export function differences(one: readonly string[], other: readonly string[]): string[] {
  const onlyIn = (lines: readonly string[], others: readonly string[], side: string) => {
    const there = new Set(others);
    return lines.filter((line) => !there.has(line)).map((line) => `${side} ${line}`);
  };
  return [...onlyIn(one, other, '<'), ...onlyIn(other, one, '>')];
}
