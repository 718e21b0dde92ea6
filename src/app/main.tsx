import '#ui/base.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { FileError } from '#api/fetch-json.ts';
import { forgetOldDrafts } from '#api/kept-drafts.ts';
import { watchStyles } from './late-styles.ts';
import { AppRoutes } from './routes.tsx';

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // a file that is not there will not be there a second later
      retry: (tries, error) =>
        tries < 2 && !(error instanceof FileError && error.kind === 'missing'),
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

watchStyles();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      {/* what is looked at lives in the address: a switch must not wait for a transition */}
      <BrowserRouter useTransitions={false}>
        <AppRoutes />
      </BrowserRouter>
    </QueryClientProvider>
  </StrictMode>,
);

// whoever opens any page here, what strangers left is not kept longer than was said
void forgetOldDrafts(Date.now());
