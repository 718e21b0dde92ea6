import path from 'node:path';
import { createListener } from './app.ts';
import { buildApp, needsBuild } from './build-app.ts';
import { run } from './run.ts';

await run(
  {
    prepare: async (root, signal) => {
      if (needsBuild(root)) await buildApp(root, signal);
    },
    listener: async (root, environment, served) => ({
      listener: createListener(environment, served, path.join(root, 'dist')),
      close: async () => {},
    }),
  },
  4173,
);
