// npm run bench [-- NAME... [--FLAG...]]: builds bench/*.ts for Node and runs them one after another,
// each in a process of its own, because a warm heap is no honest start.
import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { buildForNode } from './lib/node-build.mjs';
import { ROOT } from './lib/root.mjs';
import { run } from './lib/run.mjs';

const names = (await readdir(resolve(ROOT, 'bench')))
  .filter((file) => /^[\w-]+\.ts$/.test(file))
  .map((file) => file.slice(0, -3))
  .toSorted();
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const flags = process.argv.slice(2).filter((word) => word.startsWith('--'));
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0 || names.length === 0) {
  process.stderr.write(`no bench ${unknown.join(', ')}; there are: ${names.join(', ')}\n`);
  process.exit(2);
}
const chosen = wanted.length > 0 ? wanted : names;
await buildForNode(
  Object.fromEntries(chosen.map((name) => [name, `bench/${name}.ts`])),
  'dist/bench',
);
for (const name of chosen) {
  process.stdout.write(`\n── ${name}\n`);
  // --expose-gc: a bench that reads the heap collects first.
  const { code } = await run([
    process.execPath,
    '--expose-gc',
    '--enable-source-maps',
    `dist/bench/${name}.js`,
    ...flags,
  ]);
  if (code !== 0) process.exitCode = 1;
}
