import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { aptInstall, canInstall } from './apt.mjs';

const NAMES = ['firefox-esr', 'firefox'];
const APP = '/Applications/Firefox.app/Contents/MacOS/firefox';

const ADVICE = `No Firefox was found. One of these helps:
  - FIREFOX_PATH=/path/to/firefox npm test
  - install Firefox (Debian: sudo apt-get install firefox-esr)
As root on Debian, npm test installs it by itself.
`;

/**
 * A Firefox that is here already: `FIREFOX_PATH`, or the system's.
 *
 * @returns {string | undefined} its path
 * @throws Error when FIREFOX_PATH names nothing that runs
 */
export function findFirefox() {
  const named = process.env.FIREFOX_PATH;
  if (named !== undefined && named !== '') {
    if (!isExecutable(named)) throw new Error(`FIREFOX_PATH=${named}: no program is there`);
    return named;
  }
  const folders = (process.env.PATH ?? '').split(delimiter).concat('/usr/bin');
  return [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), APP].find(
    isExecutable,
  );
}

/** As {@link findFirefox}, but installs one with apt where that needs nobody's leave. */
export async function ensureFirefox() {
  const found = findFirefox();
  if (found !== undefined) return found;
  if (await canInstall()) {
    await aptInstall('firefox-esr');
    const installed = findFirefox();
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
