/** `npm run places -- sync [index.json]`: tells a Supabase project which places have a pack. */
import { createClient } from '@supabase/supabase-js';
import { placesIndex, readPlaces, readSynced } from './local/places-index.ts';
import { Refusal } from './local/refusal.ts';

async function main(): Promise<void> {
  const [command, index = placesIndex, ...others] = process.argv.slice(2);
  if (command !== 'sync' || others.length > 0) {
    throw new Refusal('Use: npm run places -- sync [index.json]');
  }
  const { SUPABASE_URL: url = '', SUPABASE_SERVICE_ROLE_KEY: key = '' } = process.env;
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    throw new Refusal('Set SUPABASE_URL to the address of the project, https://….supabase.co.');
  }
  if (key === '') {
    throw new Refusal('Set SUPABASE_SERVICE_ROLE_KEY to the service_role key of the project.');
  }
  const places = readPlaces(index);
  const client = createClient(url, key, {
    auth: { persistSession: false, autoRefreshToken: false },
    // Node 20 has no WebSocket of its own, and nothing here subscribes
    realtime: { transport: class {} as never },
  });
  const { data, error } = await client.rpc('sync_places', { p_places: places.list });
  if (error) throw new Refusal(`${url} did not take the places: ${error.message}.`);
  const { added, gone, returned } = readSynced(data, index);
  const list = (codes: string[]) => codes.join(', ') || 'none';
  process.stdout.write(
    `${places.list.length} places have a pack; added: ${list(added)}; gone, and only to be read from now on: ${list(gone)}; returned: ${list(returned)}.\n`,
  );
}

main().catch((error: unknown) => {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
