import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The repository, from wherever this file was bundled to. */
export const ROOT = rootAbove(import.meta.dirname);

/** @type {(folder: string) => string} */
function rootAbove(folder) {
  return existsSync(join(folder, 'package-lock.json')) ? folder : rootAbove(dirname(folder));
}
