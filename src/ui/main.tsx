import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { assert } from '../base/assert.ts';
import { App } from './app.tsx';
import { draft } from './state/run/draft.ts';
import { library } from './state/templates/templates.ts';
import { awsSettings, loadConfig } from './state/sign-in/config.ts';
import { askToClear, clearIfAsked } from './state/saved/clear-browser.ts';
import { notify } from './state/notices.ts';
import { watchLeftRuns } from './state/run/left-runs.ts';
import { watchRunHistory } from './state/run/run-history.ts';
import { loadSettings } from './state/saved/settings.ts';
import { watchOtherTabs } from './state/sign-in/other-tabs.ts';
import { restoreSession } from './state/sign-in/restore-session.ts';
import { applyTheme } from './shell/header/theme.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/card.css';

const root = document.getElementById('root');
assert(root !== null, 'index.html has a root');
const cleared = await clearIfAsked();
// Settings and drafts come first: a page that starts empty and then fills in would jump.
const [settings] = await Promise.all([
  loadSettings(),
  draft.load(),
  library.load(),
  awsSettings.load(),
  loadConfig(),
]);
applyTheme(settings.theme);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
if (cleared === 'cleared')
  notify({ type: 'success', header: 'This browser was cleared of everything that Shardlab kept' });
if (cleared === 'held')
  notify({
    type: 'warning',
    header: 'Not everything could be cleared.',
    text: 'Another tab of Shardlab uses it. Close the other tabs, then clear again.',
    action: {
      label: 'Clear again',
      run: () => {
        askToClear(true);
      },
    },
  });
void restoreSession();
watchOtherTabs();
watchRunHistory();
void watchLeftRuns();
