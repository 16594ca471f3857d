import I18nProvider from '@cloudscape-design/components/i18n';
import messages from '@cloudscape-design/components/i18n/messages/all.en';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { ErrorBoundary } from './shell/error-boundary.tsx';
import { Header } from './shell/header.tsx';
import { Help } from './shell/help.tsx';
import { NotFound } from './shell/not-found.tsx';
import { Notices } from './shell/notices.tsx';
import { PAGES } from './shell/pages.ts';
import { ApiLog } from './api-log/api-log.tsx';
import { ExerciseDock } from './exercises/dock.tsx';
import { FaultBanner } from './practice/fault-banner.tsx';
import { Loading } from './components/loading.tsx';

const ConnectionDialog = lazy(() => import('./shell/connection-dialog.tsx'));

/** Control-plane reads only. Errors are shown where they happen, with their own retry. */
const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } },
});

export function App() {
  const [connecting, setConnecting] = useState(false);
  return (
    <I18nProvider locale="en" messages={[messages]}>
      <QueryClientProvider client={queries}>
        <Router hook={useHashLocation}>
          <Header
            onConnection={() => {
              setConnecting(true);
            }}
          />
          <FaultBanner />
          <Notices />
          <main id="main" tabIndex={-1}>
            <ErrorBoundary>
              <Suspense fallback={<Loading what="the page" />}>
                <Switch>
                  {PAGES.map(({ pattern, component }) => (
                    <Route key={pattern} path={pattern} component={component} />
                  ))}
                  <Route>
                    <NotFound />
                  </Route>
                </Switch>
              </Suspense>
            </ErrorBoundary>
          </main>
          <ApiLog />
          <ExerciseDock />
          <Help />
          {connecting && (
            <Suspense fallback={null}>
              <ConnectionDialog
                onClose={() => {
                  setConnecting(false);
                }}
              />
            </Suspense>
          )}
        </Router>
      </QueryClientProvider>
    </I18nProvider>
  );
}
