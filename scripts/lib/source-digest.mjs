import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { ROOT } from './root.mjs';

/** Says from which sources dist/ was made; times of files would lie after a git checkout. */
const STAMP = resolve(ROOT, 'dist/source-digest');
const FOLDERS = ['src', 'public', 'scripts/lib'];
const FILES = ['index.html', 'vite.config.ts', 'package-lock.json', 'scripts/build.mjs'];

export { STAMP as SOURCE_STAMP };

/** SHA-256 over the names and bytes of everything that a build reads; tests apart. */
export async function sourceDigest() {
  const paths = FILES.map((file) => resolve(ROOT, file));
  for (const folder of FOLDERS) {
    const entries = await readdir(resolve(ROOT, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      if (entry.isFile() && !/\.test\.(?:tsx?|mjs)$/.test(entry.name)) {
        paths.push(resolve(entry.parentPath, entry.name));
      }
    }
  }
  const hash = createHash('sha256');
  for (const path of paths.toSorted()) {
    hash.update(`${relative(ROOT, path)}\0`);
    hash.update(await readFile(path));
  }
  return hash.digest('hex');
}

/** Whether dist/ was built from exactly the sources that stand here now. */
export async function isBuilt() {
  if (!existsSync(STAMP)) return false;
  return (await readFile(STAMP, 'utf8')).trim() === (await sourceDigest());
}
