import '#ui/base.css';
import { onlineManager, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { forgetOldDrafts } from '#api/kept-drafts.ts';
import { makeQueryClient } from '#api/query-client.ts';
import { watchStyles } from './late-styles.ts';
import { AppRoutes } from './routes.tsx';

const queryClient = makeQueryClient();
// it asks the browser only for changes, and would miss that a page was opened without a network
onlineManager.setOnline(navigator.onLine);

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
