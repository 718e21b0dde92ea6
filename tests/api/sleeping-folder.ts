import { cpSync } from 'node:fs';
import path from 'node:path';
import { ExclusiveConnection } from '../../supabase/local/connection.ts';
import { makeDataDir } from './server-process.ts';

/**
 * A data folder in which following the receipt `SLEEP5` takes 5 seconds: a statement that the door
 * lets through and that nothing but the end of its thread can stop. The planner's password is not
 * that of the demonstration any more.
 */
export async function makeSleepingFolder(prepared: string): Promise<string> {
  const dataDir = makeDataDir();
  cpSync(prepared, dataDir, { recursive: true });
  const connection = new ExclusiveConnection(path.join(dataDir, 'pg'));
  await connection.driver.exec(`
    create or replace function public.follow_contribution(p_receipt text) returns jsonb
    language plpgsql volatile security definer set search_path = '' as $$
    declare
      ends constant timestamptz := clock_timestamp()
        + make_interval(secs => coalesce(substring(p_receipt from '^SLEEP([0-9.]+)$'), '0')::float);
    begin
      while clock_timestamp() < ends loop
      end loop;
      return jsonb_build_object('ok', true, 'slept', p_receipt, 'until', clock_timestamp());
    end $$;`);
  // a visitor has changed the password that everybody knows
  await connection.driver.exec(
    `update auth.users set encrypted_password = extensions.crypt('mine alone', extensions.gen_salt('bf', 4))
     where email = 'planner@demo.ginnel.example'`,
  );
  await connection.close();
  return dataDir;
}
