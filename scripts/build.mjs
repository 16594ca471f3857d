// npm run build: the page into dist/web, the command line and the server into dist/cli.
import { chmod, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { buildForNode } from './lib/node-build.mjs';
import { ROOT } from './lib/root.mjs';
import { SOURCE_STAMP, sourceDigest } from './lib/source-digest.mjs';

/** What a build is made of; `npm run build -- cli` makes the command line alone. */
const PARTS = {
  web: () => build({ configFile: resolve(ROOT, 'vite.config.ts'), root: ROOT, logLevel: 'warn' }),
  cli: async () => {
    await buildForNode(
      { shardlab: 'src/cli/shardlab.ts', serve: 'src/cli/serve/server.ts' },
      'dist/cli',
    );
    await chmod(resolve(ROOT, 'dist/cli/shardlab.js'), 0o755);
  },
};

export async function buildAll() {
  const digest = await sourceDigest();
  for (const part of Object.values(PARTS)) await part();
  await writeFile(SOURCE_STAMP, `${digest}\n`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const started = performance.now();
  const [part] = process.argv.slice(2);
  try {
    if (part === undefined) await buildAll();
    else await PARTS[part]();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stderr.write(`built dist/ in ${seconds} s\n`);
  } catch (thrown) {
    process.stderr.write(`error: ${thrown.message}\n`);
    process.exitCode = 1;
  }
}
