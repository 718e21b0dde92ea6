import type { Backend } from './backend.ts';
import { Refusal } from './refusal.ts';

/**
 * Remembers in the database, and so in its snapshots, whether the folder was begun as a
 * demonstration; accounts with a known password never enter real work, nor stay in it.
 * @throws Refusal when the folder was begun the other way.
 */
export async function settleMode(
  backend: Backend,
  demonstration: boolean,
  dataDir: string,
): Promise<void> {
  const asked = demonstration ? 'demonstration' : 'real';
  const { rows } = await backend.connection.exclusive(async (pg) => {
    await pg.exec(`create schema if not exists embedded;
      create table if not exists embedded.settings (name text primary key, value text not null);`);
    await pg.query(
      `insert into embedded.settings (name, value) values ('mode', $1) on conflict do nothing`,
      [asked],
    );
    return pg.query<{ value: string }>(`select value from embedded.settings where name = 'mode'`);
  });
  if (rows[0]?.value === asked) return;
  throw new Refusal(
    demonstration
      ? `The folder ${dataDir} holds real work, which demonstration accounts must not enter: start it with GINNEL_DEMO=0, or choose another folder with GINNEL_DATA_DIR.`
      : `The folder ${dataDir} holds a demonstration, whose passwords everybody knows: choose another folder for real work with GINNEL_DATA_DIR.`,
  );
}
