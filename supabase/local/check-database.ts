import type { PGlite } from '@electric-sql/pglite';

type Relation = { name: string; kind: 'r' | 'i'; id: number };

/**
 * Reads a database once, after an end that was not clean: each table with all its values, each
 * B-tree against its table (amcheck). PGlite keeps no checksums, so damage that still reads as
 * values goes unseen.
 * @returns the name of the first table or index that cannot be trusted, or null.
 */
export async function checkDatabase(pg: PGlite): Promise<string | null> {
  await pg.exec(`create schema if not exists embedded;
    create extension if not exists amcheck with schema embedded;`);
  const { rows: relations } = await pg.query<Relation>(
    `select format('%I.%I', n.nspname, c.relname) as name, c.relkind as kind, c.oid::int as id
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     left join pg_index i on i.indexrelid = c.oid
     where c.relpersistence = 'p' and (c.relkind = 'r' or c.relkind = 'i' and i.indisvalid
       and c.relam = (select oid from pg_am where amname = 'btree'))
     order by c.relkind desc, 1`,
  );
  for (const { name, kind, id } of relations) {
    try {
      if (kind === 'r') {
        const { rows } = await pg.query(
          'select from embedded.verify_heapam($1::oid::regclass, on_error_stop => true)',
          [id],
        );
        if (rows.length > 0) return name;
        await pg.query(`select max(length(one::text)) from ${name} one`);
      } else {
        await pg.query('select embedded.bt_index_check($1::oid::regclass, true)', [id]);
      }
    } catch {
      // whatever it says: what cannot be read cannot be trusted
      return name;
    }
  }
  return null;
}
