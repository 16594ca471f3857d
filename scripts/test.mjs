// npm test: every check, or those that are named: npm test -- unit e2e
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ensureAwsTools } from './lib/aws-tools.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { ensureFirefox } from './lib/firefox.mjs';
import { ROOT } from './lib/root.mjs';
import { run } from './lib/run.mjs';
import { playwrightCount, vitestCount } from './lib/test-reports.mjs';

const RESULTS = resolve(ROOT, 'test-results');

/** @typedef {import('./lib/test-reports.mjs').Count} Count */

/** @returns {Count} */
const one = (code) => ({
  passed: code === 0 ? 1 : 0,
  failed: code === 0 ? 0 : 1,
  skipped: 0,
  failures: [],
  files: [],
});

/** @returns {Count} */
const nothing = () => ({ passed: 0, failed: 0, skipped: 0, failures: [], files: [] });

/** @param {Count} total @param {Count} count */
function addTo(total, count) {
  for (const key of ['passed', 'failed', 'skipped']) total[key] += count[key];
  total.failures.push(...count.failures);
  total.files.push(...count.files);
}

/** A step that passes or fails as a whole. */
const check =
  (...command) =>
  async () =>
    one((await run(command)).code);

/** A step that another tool carries out and counts; its report is the only word that counts. */
async function runner(command, report, read, env = {}) {
  await rm(report, { force: true });
  const { code } = await run(command, { env });
  if (!existsSync(report)) {
    process.stdout.write(`${command[0]} ended with ${code} and left no report\n`);
    return one(1);
  }
  const count = read(JSON.parse(await readFile(report, 'utf8')));
  if (count.passed + count.failed === 0) {
    process.stdout.write(`${command[0]} ran no test\n`);
    count.failed += 1;
  } else if (code !== 0 && count.failed === 0) {
    process.stdout.write(`${command[0]} ended with ${code} though no test failed\n`);
    count.failed += 1;
  }
  return count;
}

function unit() {
  const report = resolve(RESULTS, 'vitest.json');
  const command = ['vitest', 'run', '--reporter=dot', '--reporter=json'];
  // Off a terminal each coloured dot would be a dozen characters.
  const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: '0' };
  return runner([...command, `--outputFile.json=${report}`], report, vitestCount, plain);
}

/** One after the other: nothing else may run while a rate is measured. */
async function e2e() {
  const total = nothing();
  for (const project of ['pages', 'rates']) {
    const report = resolve(RESULTS, `playwright-${project}.json`);
    const count = await runner(
      [
        'playwright',
        'test',
        `--project=${project}`,
        `--output=${RESULTS}/e2e-${project}`,
        '--reporter=list,json',
      ],
      report,
      playwrightCount,
      { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    );
    addTo(total, count);
  }
  return total;
}

/** In this order: what is quick to tell comes first. */
const STEPS = [
  { name: 'tools', proves: 'Chromium, Firefox and the AWS command line are here', step: tools },
  { name: 'format', proves: 'one format', step: check('oxfmt', '--check') },
  {
    name: 'lint',
    proves: 'types, promises, arrows',
    step: check('oxlint', '-c', 'oxlint.config.mjs'),
  },
  { name: 'dead', proves: 'no file, export or package that nothing uses', step: check('knip') },
  {
    name: 'edges',
    proves: 'the lint refuses every planted forbidden import',
    step: check('node', 'scripts/planted-edges.mjs'),
  },
  { name: 'types', proves: 'types', step: check('tsc', '--noEmit') },
  {
    name: 'core-types',
    proves: 'the core without the types of a DOM or of Node',
    step: check('tsc', '--noEmit', '-p', 'tsconfig.core.json'),
  },
  {
    name: 'core',
    proves: 'the core in a bare context',
    step: check('node', 'scripts/isolated-core.mjs'),
  },
  { name: 'unit', proves: 'units and laws', step: unit },
  { name: 'build', proves: 'the production build', step: check('node', 'scripts/build.mjs') },
  {
    name: 'sizes',
    proves: 'bytes over the network',
    step: check('node', 'scripts/sizes.mjs'),
  },
  {
    name: 'package',
    proves: 'what is published works alone',
    step: check('node', 'scripts/try-package.mjs'),
  },
  { name: 'e2e', proves: 'the production build in Chromium', step: e2e },
];

async function tools() {
  try {
    process.env.CHROMIUM_PATH = await ensureChromium();
    process.stdout.write(`Chromium: ${process.env.CHROMIUM_PATH}\n`);
    process.env.FIREFOX_PATH = await ensureFirefox();
    process.stdout.write(`Firefox: ${process.env.FIREFOX_PATH}\n`);
    const { aws, python } = await ensureAwsTools();
    process.env.AWS_CLI_PATH = aws;
    process.env.PYTHON_PATH = python;
    process.stdout.write(`AWS command line: ${aws}; Python with boto3: ${python}\n`);
    return one(0);
  } catch (thrown) {
    process.stdout.write(thrown.message);
    return one(1);
  }
}

/**
 * CPU seconds of every process that this one has started and seen end, and of theirs.
 * @returns {number | undefined} undefined where the system does not say: only Linux does
 */
function childrenCpuSeconds() {
  try {
    // proc(5): cutime and cstime, in ticks, of which Linux has 100 a second for every program.
    const fields = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[13]) + Number(fields[14])) / 100;
  } catch {
    return undefined;
  }
}

const SLOWEST = 10;

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length > 0) {
  const list = STEPS.map(({ name, proves }) => `  ${name.padEnd(12)}${proves}\n`);
  process.stderr.write(`no step ${unknown.join(', ')}; npm test -- STEP...\n${list.join('')}`);
  process.exit(2);
}

await mkdir(RESULTS, { recursive: true });
const total = nothing();
const lines = [];
for (const { name, proves, step } of STEPS) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stdout.write(`\n── ${name}: ${proves}\n`);
  const started = performance.now();
  const cpuBefore = childrenCpuSeconds();
  /** @type {Count} */
  const count = await step();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const cpuAfter = childrenCpuSeconds();
  const cpu =
    cpuBefore === undefined || cpuAfter === undefined
      ? ''
      : `${(cpuAfter - cpuBefore).toFixed(1).padStart(8)} s CPU`;
  addTo(total, count);
  const verdict = count.failed === 0 ? 'ok' : 'FAILED';
  const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
  lines.push(
    `${verdict.padEnd(8)}${name.padEnd(12)}${seconds.padStart(7)} s${cpu}  ${count.passed} passed, ${count.failed} failed${skipped}`,
  );
}
process.stdout.write(`\n${lines.map((line) => `  ${line}\n`).join('')}\n`);
const slowest = total.files.toSorted((a, b) => b.seconds - a.seconds).slice(0, SLOWEST);
if (slowest.length > 0) process.stdout.write('  slowest test files:\n');
for (const { name, seconds } of slowest)
  process.stdout.write(`  ${seconds.toFixed(1).padStart(7)} s  ${name}\n`);
for (const failure of total.failures) process.stdout.write(`  ${failure}\n`);
process.stdout.write(
  `${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}\n`,
);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
