import { statSync } from 'node:fs';
import { Database } from '../../supabase/local/database.ts';
import { loadSecrets } from '../../supabase/local/secrets.ts';
import { takeSnapshot } from '../../supabase/local/snapshots.ts';
import { fill } from './fill.ts';

/**
 * Takes snapshots of a folder, each after a thousand more contributions, while somebody asks again
 * and again.
 * @returns the longest wait of that somebody during each, and how long each took in all.
 */
export async function snapshotHold(dataDir: string, times: number) {
  const heldMilliseconds: number[] = [];
  const packedMilliseconds: number[] = [];
  let megabytes = 0;
  for (let i = 0; i < times; i += 1) {
    await fill(dataDir, 1000, 0);
    const secrets = await loadSecrets(dataDir);
    const database = await Database.open(
      { dataDir, secrets, siteUrl: 'http://127.0.0.1' },
      () => {},
    );
    const manner = { sender: 'somebody', limitMilliseconds: 60_000 };
    // what the folder was opened with is read once, so that the pages are in memory as they would be
    await database.run('checkDatabase', null, manner);
    let [longest, isDone] = [0, false];
    const asking = (async () => {
      while (!isDone) {
        const begin = performance.now();
        await database.run('ping', 'known', manner);
        longest = Math.max(longest, performance.now() - begin);
      }
    })();
    const begin = performance.now();
    const file = await takeSnapshot(database, dataDir, 'routine');
    packedMilliseconds.push(performance.now() - begin);
    isDone = true;
    await asking;
    heldMilliseconds.push(longest);
    megabytes = statSync(file).size / 2 ** 20;
    await database.close(60_000);
  }
  return { heldMilliseconds, packedMilliseconds, megabytes };
}
