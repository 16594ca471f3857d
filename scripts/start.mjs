// npm start: builds when the sources changed, then serves the page as `shardlab serve` does.
import { resolve } from 'node:path';
import { ROOT } from './lib/root.mjs';
import { isBuilt } from './lib/source-digest.mjs';

if (!(await isBuilt())) {
  process.stderr.write('building dist/ (first start, or the sources changed)\n');
  const { buildAll } = await import('./build.mjs');
  try {
    await buildAll();
  } catch (thrown) {
    process.stderr.write(`error: ${thrown.message}\n`);
    process.exit(1);
  }
}

const shardlab = resolve(ROOT, 'dist/cli/shardlab.js');
process.argv.splice(1, 1, shardlab, 'serve');
await import(shardlab);
