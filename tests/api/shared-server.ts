import { cpSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { readSecrets, startServer, stopServer } from './server-process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    server: {
      url: string;
      port: number;
      publishableKey: string;
      secretKey: string;
      jwtSecret: string;
      /** File with everything the server has written so far. */
      output: string;
    };
    /** A folder of a demonstration that nobody has written in, to be copied. */
    preparedFolder: string;
  }
}

/** One server in demonstration mode for all files: the first start takes long. */
export default async function sharedServer(project: TestProject): Promise<() => Promise<void>> {
  const made = await startServer();
  await stopServer(made);
  const prepared = `${made.dataDir}-prepared`;
  cpSync(made.dataDir, prepared, { recursive: true });
  const server = await startServer({ dataDir: made.dataDir });
  const { url, port, dataDir } = server;
  const output = path.join(dataDir, 'output.log');
  const keepOutput = () => writeFileSync(output, server.output());
  keepOutput();
  server.child.stdout?.on('data', keepOutput);
  server.child.stderr?.on('data', keepOutput);
  project.provide('server', { url, port, output, ...readSecrets(dataDir) });
  project.provide('preparedFolder', prepared);
  return async () => {
    const code = await stopServer(server);
    for (const folder of [dataDir, prepared]) rmSync(folder, { recursive: true, force: true });
    if (code !== 0) throw new Error(`the shared server ended with ${code}:\n${server.output()}`);
  };
}
