import path from 'node:path';
import { ExclusiveConnection } from '../../supabase/local/connection.ts';
import { LEEDS } from '../what-to-save.ts';

/** Puts published contributions and areas into the folder of a stopped server. */
export async function fill(dataDir: string, contributions: number, areas: number): Promise<void> {
  const connection = new ExclusiveConnection(path.join(dataDir, 'pg'));
  const { driver } = connection;
  try {
    await driver.query(
      `insert into public.contributions
         (place_code, kind, subject, words, street, public_point, status, created_at, decided_at)
       select '${LEEDS}', 'need', 'Bench', 'a bench near the shops, please, number ' || i, 'Harehills Lane',
         extensions.st_setsrid(extensions.st_makepoint(-1.6 + (i % 300) * 0.0005, 53.75 + (i % 170) * 0.0005), 4326),
         (case when i % 7 = 0 then 'pending' else 'published' end)::public.contribution_status,
         now() - make_interval(mins => i), now()
       from generate_series(1, $1) i`,
      [contributions],
    );
    await driver.query(
      `insert into public.priority_areas
         (place_code, name, why, reason, made_by, geom, status, published_at, created_at)
       select '${LEEDS}', 'area ' || i, 'many gated alleys are overgrown', 'local knowledge', 'drawn',
         extensions.st_multi(extensions.st_makeenvelope(-1.6 + i * 0.0001, 53.75, -1.598 + i * 0.0001, 53.752, 4326)),
         'published', now(), now() - make_interval(mins => i)
       from generate_series(1, $1) i`,
      [areas],
    );
  } finally {
    await connection.close();
  }
}
