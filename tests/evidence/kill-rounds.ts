import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { PHOTOGRAPHS } from '../../supabase/tests/photographs.ts';
import { readSecrets, type ServerProcess, startServer, stopServer } from '../api/server-process.ts';
import { LEEDS, planToSave } from '../what-to-save.ts';
import { Asker } from './ask.ts';
import { area, contribution, network } from './questions.ts';

export type Acknowledged = { areas: string[]; contributions: string[]; photographs: string[] };

/**
 * Kills a server at a random moment while six people write and two upload, starts it again on the
 * same folder, and looks for everything that was acknowledged in any round so far.
 * @param enough acknowledged in a round before the kill may come.
 * @returns what was acknowledged, and what of it is not there or is not as it was sent.
 */
export async function killRounds(
  dataDir: string,
  rounds: number,
  enough: number,
): Promise<{ acknowledged: Acknowledged; missing: string[] }> {
  const acknowledged: Acknowledged = { areas: [], contributions: [], photographs: [] };
  const env = { GINNEL_DEMO: '1', GINNEL_PUBLIC_URL: 'http://127.0.0.1' };
  let missing: string[] = [];
  let server = await startServer({ dataDir, env });
  for (let round = 0; round < rounds; round += 1) {
    const asker = askerOf(server);
    const running = await writers(asker, round, acknowledged);
    const before = countOf(acknowledged);
    while (countOf(acknowledged) < before + enough && server.child.exitCode === null) await wait(5);
    await wait(Math.random() * 200);
    server.child.kill('SIGKILL');
    await Promise.all(running);
    await server.exited;
    asker.close();
    server = await startServer({ dataDir, env });
    missing = await findMissing(server, acknowledged);
    if (missing.length > 0) break;
  }
  await stopServer(server);
  return { acknowledged, missing };
}

const countOf = ({ areas, contributions, photographs }: Acknowledged) =>
  areas.length + contributions.length + photographs.length;

function askerOf(server: ServerProcess): Asker {
  return new Asker(server.url, readSecrets(server.dataDir).publishableKey);
}

async function writers(
  asker: Asker,
  round: number,
  acknowledged: Acknowledged,
): Promise<Promise<void>[]> {
  const token = await asker.signIn('officer');
  const folder = await planFolder(asker, token, round);
  const upload = await formOf(PHOTOGRAPHS.baseline);
  const untilKilled = async (write: (i: number) => Promise<void>) => {
    try {
      for (let i = 0; ; i += 1) await write(i);
    } catch {
      // killed: this one was not acknowledged
    }
  };
  return [
    ...[0, 1, 2].map((writer) =>
      untilKilled(async (i) => {
        const name = `round ${round} writer ${writer} area ${i}`;
        if ((await asker.json(area(name, i, token))).ok) acknowledged.areas.push(name);
      }),
    ),
    ...[0, 1, 2].map((writer) =>
      untilKilled(async (i) => {
        const words = `round ${round} writer ${writer} words ${i}`;
        const from = network((round * 3 + writer) * 1000 + i);
        if ((await asker.json(contribution(words, from))).ok)
          acknowledged.contributions.push(words);
      }),
    ),
    ...[0, 1].map(() =>
      untilKilled(async () => {
        const name = `${folder}/before-${randomUUID()}.jpg`;
        const path = `/storage/v1/object/plan-photographs/${name}`;
        const { status } = await asker.ask({ method: 'POST', path, ...upload, token });
        if (status === 200) acknowledged.photographs.push(name);
      }),
    ),
  ];
}

/** A photograph as supabase-js sends it. */
async function formOf(jpeg: Buffer<ArrayBuffer>): Promise<{ body: Buffer; type: string }> {
  const form = new FormData();
  form.append('cacheControl', '3600');
  form.append('', new Blob([jpeg], { type: 'image/jpeg' }));
  const sent = new Response(form);
  return {
    body: Buffer.from(await sent.arrayBuffer()),
    type: sent.headers.get('content-type') ?? '',
  };
}

async function planFolder(asker: Asker, token: string, round: number): Promise<string> {
  const saved = await asker.json(area(`round ${round} with photographs`, round, token));
  const plan = (await asker.json({
    method: 'POST',
    path: '/rest/v1/rpc/save_plan',
    token,
    body: planToSave(saved.id as string),
  })) as { id: string };
  return `${LEEDS}/${plan.id}`;
}

async function findMissing(server: ServerProcess, acknowledged: Acknowledged): Promise<string[]> {
  const { secretKey } = readSecrets(server.dataDir);
  const operator = new Asker(server.url, secretKey);
  const everyone = async (path: string, column: string) => {
    const found = new Set<unknown>();
    for (let from = 0; ; from += 1000) {
      const { body } = await operator.ask({
        method: 'GET',
        path: `/rest/v1/${path}&order=id&offset=${from}&limit=1000`,
      });
      const rows: Record<string, unknown>[] = JSON.parse(body.toString());
      for (const row of rows) found.add(row[column]);
      if (rows.length < 1000) return found;
    }
  };
  const names = await everyone('priority_areas?select=name', 'name');
  const words = await everyone('contributions?select=words', 'words');
  const missing = [
    ...acknowledged.areas.filter((name) => !names.has(name)),
    ...acknowledged.contributions.filter((one) => !words.has(one)),
  ];
  const officer = askerOf(server);
  const token = await officer.signIn('officer');
  for (const name of acknowledged.photographs) {
    const path = `/storage/v1/object/plan-photographs/${name}`;
    const { status, body } = await officer.ask({ method: 'GET', path, token });
    if (status !== 200 || !body.equals(PHOTOGRAPHS.baseline)) missing.push(name);
  }
  operator.close();
  officer.close();
  return missing;
}
