import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openInMemory } from '../../supabase/local/database-in-memory.ts';
import { securityHeaders } from '../../supabase/local/headers.ts';

const guide = readFileSync('docs/deploy.md', 'utf8');

test('the headers of the guide are those of the server', () => {
  for (const [name, value] of Object.entries(securityHeaders(null))) {
    expect(guide).toContain(`\n${name}: ${value}\n`);
  }
});

test('the invitation of the guide makes an administrator of every place', async () => {
  const sql = /```sql\n([\s\S]*?)```/.exec(guide)?.[1] ?? '';
  const pg = await openInMemory();
  try {
    const { rows } = await pg.query<{ link: string }>(sql);
    const code = rows[0]?.link.split('#')[1];
    const person = '00000000-0000-4000-8000-000000000001';
    await pg.query(
      `insert into auth.users (id, email, aud, role)
       values ($1, 'a@b.example', 'authenticated', 'authenticated')`,
      [person],
    );
    await pg.query(`select set_config('request.jwt.claim.sub', $1, false)`, [person]);
    const claimed = await pg.query<{ answer: { ok: boolean } }>(
      'select public.claim_invitation($1) as answer',
      [code],
    );
    expect(claimed.rows[0]?.answer).toMatchObject({ ok: true, role: 'administrator' });
    const { rows: roles } = await pg.query('select place_code, role from public.place_roles');
    expect(roles).toEqual([{ place_code: null, role: 'administrator' }]);
  } finally {
    await pg.close();
  }
});
