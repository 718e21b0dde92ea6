import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { PGlite } from '@electric-sql/pglite';
import { openInMemory } from './database-in-memory.ts';

/** The committed types, which supabase/tests/types.test.ts holds equal to the migrations. */
export const typesFile = fileURLToPath(new URL('../../src/api/database.types.ts', import.meta.url));

interface Column {
  relation: string;
  isView: boolean;
  name: string;
  type: string;
  isNullable: boolean;
  hasDefault: boolean;
  isAlwaysGenerated: boolean;
}

// A column of a view is as nullable as the column of its name in the table the view reads; the
// catalogue itself knows no such thing for views.
const columnsSql = `
  select c.relname as relation, c.relkind = 'v' as "isView", a.attname as name,
    format_type(a.atttypid, null) as type,
    a.attidentity = 'a' or a.attgenerated <> '' as "isAlwaysGenerated",
    a.atthasdef or a.attidentity <> '' as "hasDefault",
    not (a.attnotnull or exists (
      select 1 from information_schema.view_column_usage u
      join pg_attribute base on base.attname = a.attname and base.attnotnull
        and base.attrelid = format('%I.%I', u.table_schema, u.table_name)::regclass
      where u.view_schema = 'public' and u.view_name = c.relname and u.column_name = a.attname
    )) as "isNullable"
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v')
  order by c.relname, a.attname`;

const foreignKeysSql = `
  select k.conname as name, k.conrelid::regclass::text as relation, other.relname as "otherRelation",
    array(select a.attname::text from unnest(k.conkey) with ordinality i (n, o)
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = i.n order by i.o) as columns,
    array(select a.attname::text from unnest(k.confkey) with ordinality i (n, o)
      join pg_attribute a on a.attrelid = k.confrelid and a.attnum = i.n order by i.o) as "otherColumns",
    exists (select 1 from pg_constraint u where u.conrelid = k.conrelid and u.contype in ('p', 'u')
      and u.conkey <@ k.conkey and u.conkey @> k.conkey) as "isOneToOne"
  from pg_constraint k join pg_class other on other.oid = k.confrelid
  where k.contype = 'f' and k.connamespace = 'public'::regnamespace
    and other.relnamespace = 'public'::regnamespace
  order by 2, 1`;

const functionsSql = `
  select p.proname as name, format_type(p.prorettype, null) as returns,
    coalesce(p.proargnames, '{}')::text[] as "argNames", p.pronargdefaults as "defaultCount",
    array(select format_type(t, null) from unnest(p.proargtypes) with ordinality i (t, o) order by o) as "argTypes"
  from pg_proc p where p.pronamespace = 'public'::regnamespace order by 1`;

const enumsSql = `
  select t.typname as name, array_agg(e.enumlabel::text order by e.enumsortorder) as labels
  from pg_type t join pg_enum e on e.enumtypid = t.oid
  where t.typnamespace = 'public'::regnamespace group by 1 order by 1`;

interface ForeignKey {
  name: string;
  relation: string;
  otherRelation: string;
  columns: string[];
  otherColumns: string[];
  isOneToOne: boolean;
}

interface DatabaseFunction {
  name: string;
  returns: string;
  argNames: string[];
  argTypes: string[];
  defaultCount: number;
}

const scalarTypes: Record<string, string> = {
  bigint: 'number',
  boolean: 'boolean',
  bytea: 'string',
  date: 'string',
  'double precision': 'number',
  // PostgREST and lite write it differently: read it through a view's GeoJSON
  'extensions.geometry': 'unknown',
  geometry: 'unknown',
  integer: 'number',
  jsonb: 'Json',
  numeric: 'number',
  text: 'string',
  'timestamp with time zone': 'string',
  uuid: 'string',
};

/**
 * TypeScript types of the public schema in the shape supabase-js reads, from the catalogue.
 * The Supabase command line would start a container for this.
 * @throws when a column has a type this file does not know
 */
export async function generateTypes(pg: PGlite): Promise<string> {
  const enums = (await pg.query<{ name: string; labels: string[] }>(enumsSql)).rows;
  const columns = (await pg.query<Column>(columnsSql)).rows;
  const foreignKeys = (await pg.query<ForeignKey>(foreignKeysSql)).rows;
  const functions = (await pg.query<DatabaseFunction>(functionsSql)).rows;

  const typeOf = (type: string): string => {
    if (type.endsWith('[]')) return `${typeOf(type.slice(0, -2))}[]`;
    const name = type.replace(/^public\./, '');
    if (enums.some((one) => one.name === name)) return `Database['public']['Enums']['${name}']`;
    const known = scalarTypes[type];
    if (known === undefined) throw new Error(`no TypeScript type is known for ${type}`);
    return known;
  };
  const list = (names: string[]) => `[${names.map((name) => `'${name}'`).join(', ')}]`;

  const row = (of: Column[]) =>
    of.map((c) => `${c.name}: ${typeOf(c.type)}${c.isNullable ? ' | null' : ''};`);
  const written = (of: Column[], allOptional: boolean) =>
    of.map((c) => {
      if (c.isAlwaysGenerated) return `${c.name}?: never;`;
      const mark = allOptional || c.hasDefault || c.isNullable ? '?' : '';
      return `${c.name}${mark}: ${typeOf(c.type)}${c.isNullable ? ' | null' : ''};`;
    });
  const relationships = (relation: string) =>
    foreignKeys
      .filter((key) => key.relation === relation)
      .map(
        (key) =>
          `{ foreignKeyName: '${key.name}'; columns: ${list(key.columns)}; isOneToOne: ${key.isOneToOne}; ` +
          `referencedRelation: '${key.otherRelation}'; referencedColumns: ${list(key.otherColumns)} },`,
      );

  const relations = (areViews: boolean) => {
    const shown = columns.filter((column) => column.isView === areViews);
    return [...new Set(shown.map((column) => column.relation))].flatMap((name) => {
      const of = shown.filter((column) => column.relation === name);
      return [
        `${name}: {`,
        ...block('Row', row(of)),
        ...(areViews ? [] : block('Insert', written(of, false))),
        ...(areViews ? [] : block('Update', written(of, true))),
        '  Relationships: [',
        ...relationships(name).map((line) => `    ${line}`),
        '  ];',
        '};',
      ];
    });
  };

  const functionLines = functions.flatMap((one) => {
    const firstDefault = one.argTypes.length - one.defaultCount;
    // every default of our functions is null
    const args = one.argTypes.map((type, index) =>
      index < firstDefault
        ? `${one.argNames[index]}: ${typeOf(type)};`
        : `${one.argNames[index]}?: ${typeOf(type)} | null;`,
    );
    return [
      `${one.name}: {`,
      ...(args.length === 0 ? ['  Args: never;'] : block('Args', args)),
      `  Returns: ${typeOf(one.returns)};`,
      '};',
    ];
  });
  const enumLines = enums.map(
    (one) => `${one.name}: ${one.labels.map((label) => `'${label}'`).join(' | ')};`,
  );

  return `// Generated from supabase/migrations by \`npm run db:types\`: do not edit.
export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
${[
  ...block('Tables', relations(false)),
  ...block('Views', relations(true)),
  ...block('Functions', functionLines),
  ...block('Enums', enumLines),
  '  CompositeTypes: { [_ in never]: never };',
]
  .map((line) => `  ${line}`)
  .join('\n')}
  };
};
`;
}

function block(name: string, lines: string[]): string[] {
  return [`  ${name}: {`, ...lines.map((line) => `    ${line}`), '  };'];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const pg = await openInMemory();
  await writeFile(typesFile, await generateTypes(pg));
  await pg.close();
}
