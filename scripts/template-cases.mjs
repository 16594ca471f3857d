// node scripts/template-cases.mjs [CASES]: the laws of the template language with many more
// random templates than `npm test` tries (2,000): 100,000 unless told otherwise.
import { resolve } from 'node:path';
import { ROOT } from './lib/node-build.mjs';
import { run } from './lib/run.mjs';

const [given = '100000'] = process.argv.slice(2);
const cases = Number(given);
if (!Number.isInteger(cases) || cases < 1) {
  process.stderr.write(`"${given}" is not a number of cases\n`);
  process.exit(2);
}
const vitest = resolve(ROOT, 'node_modules/vitest/vitest.mjs');
const { code } = await run(
  [process.execPath, vitest, 'run', 'src/template/limits.test.ts', '-t', 'laws'],
  { env: { TEMPLATE_CASES: String(cases) } },
);
process.exitCode = code;
