import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { ROOT } from './node-build.mjs';

const BIN = join(ROOT, 'node_modules/.bin');

/**
 * Runs a command from the root of the repository, the tools that npm installed first.
 *
 * @param {string[]} command program and arguments
 * @param {{ env?: Record<string, string>, quiet?: boolean, cwd?: string }} options `quiet`: what
 *   it prints is only returned
 * @returns {Promise<{ code: number, output: string }>} code 127: there is no such program
 */
export async function run([program, ...args], { env = {}, quiet = false, cwd = ROOT } = {}) {
  const child = spawn(program, args, {
    cwd,
    env: {
      ...process.env,
      PATH: `${BIN}${delimiter}${process.env.PATH ?? ''}`,
      // Nothing here may ask for an instance's own credentials: on a laptop that hangs.
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      ...env,
    },
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
  });
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => {
    child.on('error', () => resolve({ code: 127, output: `${program}: not found` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
