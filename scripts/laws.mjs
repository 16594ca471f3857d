// npm run laws: the laws with the large numbers of random cases, before a release.
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ROOT } from './lib/root.mjs';
import { run } from './lib/run.mjs';

const files = (await readdir(join(ROOT, 'src'), { recursive: true }))
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => join('src', name));
const laws = [];
for (const file of files)
  if ((await readFile(join(ROOT, file), 'utf8')).includes('lawRuns(')) laws.push(file);
const vitest = resolve(ROOT, 'node_modules/vitest/vitest.mjs');
const { code } = await run([process.execPath, vitest, 'run', ...laws, ...process.argv.slice(2)], {
  env: { SHARDLAB_LAWS: '1' },
});
process.exitCode = code;
