import path from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { createApp } from './app.ts';
import { buildApp, needsBuild } from './build-app.ts';
import { run } from './run.ts';

await run(
  {
    prepare: async (root, signal) => {
      if (needsBuild(root)) await buildApp(root, signal);
    },
    listener: async (root, environment, served) => ({
      listener: getRequestListener(createApp(environment, served, path.join(root, 'dist')).fetch),
      close: async () => {},
    }),
  },
  4173,
);
