import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { ROOT } from './root.mjs';

const BIN = join(ROOT, 'node_modules/.bin');

/**
 * Runs a command from the root of the repository, the tools that npm installed first.
 *
 * @param {string[]} command program and arguments
 * @param {{ env?: Record<string, string>, quiet?: boolean, cwd?: string }} options `quiet`: what
 *   it prints is only returned
 * @returns {Promise<{ code: number, output: string, stdout: string, stderr: string }>} code 127:
 *   there is no such program; `output` is both streams as they came
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
  const text = { output: '', stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr']) {
    // By characters, not by chunks: a chunk may end inside of one.
    child[name]?.setEncoding('utf8').on('data', (chunk) => {
      text[name] += chunk;
      text.output += chunk;
    });
  }
  return new Promise((resolve) => {
    const missing = `${program}: not found`;
    child.on('error', () => resolve({ ...text, code: 127, output: missing, stderr: missing }));
    child.on('close', (code) => resolve({ ...text, code: code ?? 1 }));
  });
}
