// The package that people install: the command line and the built page, without the sources.
import { chmod, cp, readFile, rm, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join, resolve } from 'node:path';
import { buildForNode } from './node-build.mjs';
import { ROOT } from './root.mjs';

/**
 * Writes the package into a folder, which it empties first. dist/web must hold the built page.
 *
 * @param {string} folder from the root
 * @returns {Promise<{ name: string, version: string, dependencies: Record<string, string> }>} of
 *   the package's own package.json
 */
export async function writePackage(folder) {
  const to = (...path) => resolve(ROOT, folder, ...path);
  await rm(to(), { recursive: true, force: true });
  const chunks = await buildForNode({ shardlab: 'src/cli/shardlab.ts' }, join(folder, 'cli'), {
    sourcemap: false,
  });
  await chmod(to('cli/shardlab.js'), 0o755);
  // The manifest is for the size check; no browser asks for it.
  const isWanted = (path) => !path.endsWith('.vite');
  await cp(resolve(ROOT, 'dist/web'), to('web'), { recursive: true, filter: isWanted });
  await cp(resolve(ROOT, 'LICENSE'), to('LICENSE'));
  // Links and pictures of the repository's own would lead nowhere.
  await cp(resolve(ROOT, 'scripts/package-readme.md'), to('README.md'));

  const root = JSON.parse(await readFile(resolve(ROOT, 'package.json'), 'utf8'));
  const lock = JSON.parse(await readFile(resolve(ROOT, 'package-lock.json'), 'utf8'));
  const { name, version, description, license, type, engines } = root;
  const manifest = {
    name,
    version,
    description,
    license,
    type,
    engines,
    bin: { shardlab: 'cli/shardlab.js' },
    dependencies: Object.fromEntries(
      packagesOf(chunks).map((id) => [id, lock.packages[`node_modules/${id}`].version]),
    ),
  };
  await writeFile(to('package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/**
 * Names of the packages that the built chunks import, sorted; Node's own modules apart.
 * @param {import('vite').Rolldown.OutputChunk[]} chunks
 */
function packagesOf(chunks) {
  const own = new Set(chunks.map(({ fileName }) => fileName));
  const imported = chunks.flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports]);
  const names = imported
    .filter((id) => !own.has(id) && !isBuiltin(id))
    .map((id) => id.split('/', id.startsWith('@') ? 2 : 1).join('/'));
  return [...new Set(names)].toSorted((a, b) => a.localeCompare(b));
}
