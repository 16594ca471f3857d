// npm run quick [COMMIT]: what is worth knowing after each change, in well under 90 seconds.
import { dirname } from 'node:path';
import { run } from './lib/run.mjs';

/** What is compared: the files on disk with this commit. */
const [since = 'HEAD'] = process.argv.slice(2);

async function lines(...command) {
  const { code, stdout, stderr } = await run(command, { quiet: true });
  if (code === 0) return stdout.split('\n').filter((line) => line !== '');
  process.stderr.write(stderr);
  process.exit(2);
}

const changed = [
  ...(await lines('git', 'diff', '--name-only', since, '--')),
  ...(await lines('git', 'ls-files', '--others', '--exclude-standard')),
];
// The tests stand beside the code. Vitest's own `--changed` follows imports to half of all tests.
const folders = new Set(
  changed.filter((file) => /^(?:src|scripts)\//.test(file)).map((file) => `${dirname(file)}/`),
);

const checks = [
  { command: ['oxfmt', '--check'] },
  { command: ['oxlint', '-c', 'oxlint.config.mjs'], env: { LINT_TYPES: 'off' } },
];
if (folders.size > 0)
  checks.push({
    command: ['vitest', 'run', '--passWithNoTests', '--reporter=default', ...folders],
  });

const failed = [];
for (const { command, env } of checks) {
  const { code } = await run(command, { env });
  if (code !== 0) failed.push(command.join(' '));
}
for (const line of failed) process.stderr.write(`failed: ${line}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
