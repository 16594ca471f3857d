import I18nProvider from '@cloudscape-design/components/i18n';
import messages from '@cloudscape-design/components/i18n/messages/all.en';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useStore } from 'zustand';
import { Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { useHashRoute, usePageTop } from './shell/navigation/use-page-top.ts';
import { readSetupLink } from '../connection/config/setup-link.ts';
import { clearing } from './state/saved/clear-browser.ts';
import { configuration } from './state/sign-in/config.ts';
import { askForConnection, closeConnecting, connecting } from './state/connection/connection.ts';
import { ConfigProblems } from './shell/config-problems.tsx';
import { ErrorBoundary } from './shell/error-boundary.tsx';
import { Header } from './shell/header/header.tsx';
import { Help } from './help/help.tsx';
import { NotFound } from './shell/not-found.tsx';
import { Notices } from './components/notices.tsx';
import { PAGES } from './pages.ts';
import { ApiLog } from './api-log/api-log.tsx';
import { ExerciseDock } from './exercises/panel/dock.tsx';
import { FaultBanner } from './practice/fault-banner.tsx';
import { late } from './components/late.tsx';
import { Loading } from './components/loading.tsx';

const ConnectionDialog = late(() => import('./connect/connection-dialog.tsx'), 'notice');
const ClearDialog = late(() => import('./shell/clear-dialog.tsx'), 'notice');
const SetupLinkDialog = late(() => import('./connect/sign-in/setup-link-dialog.tsx'), 'notice');
const SetupPage = lazy(() => import('./setup/setup-page.tsx'));

/** Control-plane reads only. Errors are shown where they happen, with their own retry. */
const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } },
});

export function App() {
  const { open, first } = useStore(connecting);
  const clear = useStore(clearing, (state) => state.asked);
  const [link, setLink] = useState(() => readSetupLink(location.search));
  const [problems, setProblems] = useState(configuration.getState().problems);
  usePageTop();
  const [address] = useHashLocation();
  return (
    <I18nProvider locale="en" messages={[messages]}>
      <QueryClientProvider client={queries}>
        <Router hook={useHashRoute} hrefs={(href) => `#${href}`}>
          <Header
            pages={PAGES}
            onConnection={() => {
              askForConnection();
            }}
          />
          <FaultBanner />
          <Notices />
          <main id="main" tabIndex={-1}>
            <ErrorBoundary page={address}>
              <Suspense fallback={<Loading what="the page" />}>
                <Switch>
                  {problems.length > 0 && (
                    <Route>
                      <ConfigProblems
                        problems={problems}
                        onGoOn={() => {
                          setProblems([]);
                        }}
                      />
                    </Route>
                  )}
                  <Route path="/setup" component={SetupPage} />
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
          {link !== undefined && (
            <Suspense fallback={null}>
              <SetupLinkDialog
                link={link}
                onClose={(use) => {
                  setLink(undefined);
                  if (use) askForConnection('aws');
                }}
              />
            </Suspense>
          )}
          {clear && (
            <Suspense fallback={null}>
              <ClearDialog />
            </Suspense>
          )}
          {open && (
            <Suspense fallback={null}>
              <ConnectionDialog first={first} onClose={closeConnecting} />
            </Suspense>
          )}
        </Router>
      </QueryClientProvider>
    </I18nProvider>
  );
}
