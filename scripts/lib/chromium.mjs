import { chromium } from '@playwright/test';
import { aptInstall, canInstall } from './apt.mjs';
import { findProgram } from './programs.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const APPS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const ADVICE = `No Chromium was found. One of these helps:
  - CHROMIUM_PATH=/path/to/chrome npm test
  - install Chromium or Google Chrome (Debian, Ubuntu: sudo apt-get install chromium)
  - npx playwright install chromium
As root on Debian, npm test installs it by itself.
`;

/**
 * Flags for every Chromium that a test or a benchmark starts. No sandbox, because CI is
 * root in a container; no name but localhost resolves, so that nothing can leave this machine.
 */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
];

/**
 * A Chromium that is here already: `CHROMIUM_PATH`, the system's, Playwright's own.
 *
 * @returns {string | undefined} its path
 * @throws Error when CHROMIUM_PATH names nothing that runs
 */
export function findChromium() {
  return findProgram({
    variable: 'CHROMIUM_PATH',
    names: NAMES,
    folders: ['/usr/bin', '/snap/bin'],
    paths: [...APPS, chromium.executablePath()],
  });
}

/** As {@link findChromium}, but installs one with apt where that needs nobody's leave. */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  if (await canInstall()) {
    await aptInstall('chromium');
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  throw new Error(ADVICE);
}
