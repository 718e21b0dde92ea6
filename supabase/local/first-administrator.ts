import type { Backend } from './backend.ts';

/**
 * Invites the first administrator, of every place, until there is one. The code is new at each
 * start and only its hash is stored; the earlier ones become void.
 * @returns the code, or null when somebody has claimed one.
 */
export async function inviteFirstAdministrator(backend: Backend): Promise<string | null> {
  return backend.connection.exclusive(async (pg) => {
    const { rows: claimed } = await pg.query(
      `select 1 from public.invitations
       where created_by is null and place_code is null and role = 'administrator'
         and claimed_at is not null limit 1`,
    );
    if (claimed.length > 0) return null;
    return pg.transaction(async (tx) => {
      await tx.query(
        `delete from public.invitations
         where created_by is null and place_code is null and role = 'administrator'`,
      );
      const { rows } = await tx.query<{ code: string }>('select private.new_code() as code');
      const code = rows[0]?.code ?? '';
      await tx.query(
        `insert into public.invitations (code_hash, role)
         values (private.code_hash($1), 'administrator')`,
        [code],
      );
      return code;
    });
  });
}
