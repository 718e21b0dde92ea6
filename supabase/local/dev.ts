import path from 'node:path';
import { createServer } from 'vite';
import { createListener, isServerPath } from './app.ts';
import { securityHeaders } from './headers.ts';
import { run } from './run.ts';

await run(
  {
    prepare: async () => {},
    listener: async (root, environment, served, server) => {
      const vite = await createServer({
        root,
        server: {
          middlewareMode: true,
          hmr: { server },
          // the database's files change all the time, and nobody wants a reload for it
          watch: { ignored: [`${environment.dataDir}/**`, '**/.ginnel/**'] },
        },
        logLevel: 'warn',
      });
      const api = createListener(environment, served, path.join(root, 'dist'));
      const headers = Object.entries(securityHeaders(environment.basemap, true));
      return {
        listener: (request, response) => {
          const { pathname } = new URL(request.url ?? '/', 'http://localhost');
          if (isServerPath(pathname)) return void api(request, response);
          for (const [name, value] of headers) response.setHeader(name, value);
          vite.middlewares(request, response);
        },
        close: () => vite.close(),
      };
    },
  },
  5173,
);
