import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { aptInstall, canInstall } from './apt.mjs';

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
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') {
    if (!isExecutable(named)) throw new Error(`CHROMIUM_PATH=${named}: no program is there`);
    return named;
  }
  const folders = (process.env.PATH ?? '').split(delimiter).concat('/usr/bin', '/snap/bin');
  const system = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...system, ...APPS, chromium.executablePath()].find(
    (path) => existsSync(path) && isExecutable(path),
  );
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

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
