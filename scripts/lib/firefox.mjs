import { aptInstall, canInstall } from './apt.mjs';
import { findProgram } from './programs.mjs';

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
  return findProgram({
    variable: 'FIREFOX_PATH',
    names: NAMES,
    folders: ['/usr/bin'],
    paths: [APP],
  });
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
