import type { Backend } from './backend.ts';

/** Known to everybody: printed at the start and offered on the sign-in page. */
export const DEMONSTRATION_PASSWORD = 'ginnel-demo';
const DOMAIN = 'demo.ginnel.example';
export const DEMONSTRATION_ACCOUNTS = [
  { email: `resident@${DOMAIN}`, role: 'resident', name: 'Resident (demonstration)' },
  { email: `officer@${DOMAIN}`, role: 'officer', name: 'Officer (demonstration)' },
  { email: `planner@${DOMAIN}`, role: 'planner', name: 'Planner (demonstration)' },
  { email: `admin@${DOMAIN}`, role: 'administrator', name: 'Administrator (demonstration)' },
] as const;

/** Makes the demonstration accounts that are missing, each with its role in every place. */
export async function ensureDemonstrationAccounts(backend: Backend): Promise<void> {
  const { rows } = await backend.connection.exclusive((pg) =>
    pg.query<{ email: string }>('select email from auth.users where email like $1', [
      `%@${DOMAIN}`,
    ]),
  );
  const known = new Set(rows.map((row) => row.email));
  for (const account of DEMONSTRATION_ACCOUNTS) {
    if (!known.has(account.email)) await signUp(backend, account.email, account.name);
    await backend.connection.exclusive((pg) =>
      pg.query(
        `insert into public.place_roles (place_code, user_id, role)
         select p.code, u.id, $2::public.place_role from public.places p, auth.users u
         where u.email = $1 on conflict do nothing`,
        [account.email, account.role],
      ),
    );
  }
}

async function signUp(backend: Backend, email: string, displayName: string): Promise<void> {
  const answer = await backend.app.fetch(
    new Request('http://localhost/auth/v1/signup', {
      method: 'POST',
      headers: { apikey: backend.publishableKey, 'content-type': 'application/json' },
      body: JSON.stringify({
        email,
        password: DEMONSTRATION_PASSWORD,
        data: { display_name: displayName },
      }),
    }),
  );
  if (!answer.ok) {
    throw new Error(`the account ${email} was not made: ${answer.status} ${await answer.text()}`);
  }
}
