import type { Backend } from './backend.ts';
import { withPassword } from './password-finding.ts';

/** Known to everybody: printed at the start and offered on the sign-in page. */
export const DEMONSTRATION_PASSWORD = 'ginnel-demo';
const DOMAIN = 'demo.ginnel.example';
export const DEMONSTRATION_ACCOUNTS = [
  { email: `resident@${DOMAIN}`, role: 'resident', name: 'Resident (demonstration)' },
  { email: `officer@${DOMAIN}`, role: 'officer', name: 'Officer (demonstration)' },
  { email: `planner@${DOMAIN}`, role: 'planner', name: 'Planner (demonstration)' },
  { email: `admin@${DOMAIN}`, role: 'administrator', name: 'Administrator (demonstration)' },
] as const;

/**
 * Makes the demonstration accounts that are missing, each with its role in every place, and gives
 * those back their password whose visitors have changed it.
 * @param hash of the demonstration password.
 * @param changed the addresses whose password is another by now.
 */
export async function ensureDemonstrationAccounts(
  { app, connection }: Backend,
  publishableKey: string,
  hash: string,
  changed: string[],
): Promise<void> {
  const { rows } = await connection.exclusive((pg) =>
    pg.query<{ email: string }>('select email from auth.users where email like $1', [
      `%@${DOMAIN}`,
    ]),
  );
  const known = new Set(rows.map((row) => row.email));
  for (const { email, name, role } of DEMONSTRATION_ACCOUNTS) {
    if (!known.has(email)) {
      const answer = await withPassword({ matches: false, hash }, async () =>
        app.fetch(
          new Request('http://localhost/auth/v1/signup', {
            method: 'POST',
            headers: { apikey: publishableKey, 'content-type': 'application/json' },
            body: JSON.stringify({
              email,
              password: DEMONSTRATION_PASSWORD,
              data: { display_name: name },
            }),
          }),
        ),
      );
      if (!answer.ok) throw new Error(`the account ${email} was not made: ${answer.status}`);
    }
    await connection.exclusive((pg) =>
      pg.query(
        `insert into public.place_roles (place_code, user_id, role)
         select null, u.id, $2::public.place_role from auth.users u
         where u.email = $1 on conflict do nothing`,
        [email, role],
      ),
    );
  }
  await connection.exclusive((pg) =>
    pg.query('update auth.users set encrypted_password = $1 where email = any ($2)', [
      hash,
      changed,
    ]),
  );
}
