import { run } from './run.mjs';

let updated = false;

/** Whether Debian's packages can be installed here without asking anybody. */
export async function canInstall() {
  return (
    process.getuid?.() === 0 && (await run(['apt-get', '--version'], { quiet: true })).code === 0
  );
}

/** @returns {Promise<boolean>} whether all were installed */
export async function aptInstall(...packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  process.stderr.write(`installing ${packages.join(' ')} with apt-get\n`);
  // A machine's old list names versions that its mirror no longer has.
  if (!updated) await run(['apt-get', 'update', '-qq'], { env, quiet: true });
  updated = true;
  const install = ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...packages];
  const { code, output } = await run(install, { env, quiet: true });
  if (code !== 0) process.stderr.write(output.split('\n').slice(-15).join('\n'));
  return code === 0;
}
