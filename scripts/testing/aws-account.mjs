import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { ROOT } from '../lib/root.mjs';

const SIGN_IN_STACK = {
  StackStatus: 'CREATE_COMPLETE',
  Outputs: [
    { OutputKey: 'UserPool', OutputValue: 'us-east-1_P' },
    { OutputKey: 'StreamPrefix', OutputValue: 'lab' },
  ],
  Parameters: [{ ParameterKey: 'MoreRegions', ParameterValue: 'eu-west-1' }],
};

/** An account with one class: a student, an instructor, streams of theirs and of others. */
const ACCOUNT = {
  stacks: {
    'class1 us-east-1': SIGN_IN_STACK,
    'class1-hosting us-east-1': { StackStatus: 'CREATE_COMPLETE', Outputs: [], Parameters: [] },
  },
  users: { ana: 'hers', eve: 'hers' },
  instructors: ['eve'],
  streams: {
    'us-east-1': ['lab-ana-1', 'lab-class-x', 'lab-old-1', 'labs-other', 'prod-orders', 'lab'],
    'eu-west-1': ['lab-eve-1', 'prod-orders'],
  },
};

/**
 * A folder of its own with an `aws` program that stands in for the AWS CLI, and an account for it.
 *
 * @param {object} changes parts of the account that differ
 */
export async function fakeAccount(changes = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'shardlab-aws-'));
  await mkdir(join(folder, 'bin'));
  const fake = resolve(ROOT, 'scripts/testing/fake-aws.mjs');
  await writeFile(
    join(folder, 'bin/aws'),
    `#!/bin/sh\nexec '${process.execPath}' '${fake}' "$@"\n`,
  );
  await chmod(join(folder, 'bin/aws'), 0o755);
  await writeFile(join(folder, 'state.json'), JSON.stringify({ ...ACCOUNT, ...changes }));
  await writeFile(join(folder, 'log'), '');
  const text = (name) => readFile(join(folder, name), 'utf8');
  return {
    folder,
    file: (name) => join(folder, name),
    text,
    write: (name, content) => writeFile(join(folder, name), content),
    state: async () => JSON.parse(await text('state.json')),
    /** Every call so far, each with its arguments. */
    calls: async () => (await text('log')).split('\n').filter((line) => /^[a-z]/.test(line)),
    remove: () => rm(folder, { recursive: true }),
    /**
     * Runs a script of this folder's parent in the account.
     *
     * @param {string} name
     * @param {readonly string[]} args
     * @param {{ fail?: object, warning?: string }} options of the stand-in
     */
    run: (name, args, { fail, warning = '' } = {}) => {
      const child = spawn(process.execPath, [resolve(ROOT, 'scripts', name), ...args], {
        env: {
          ...process.env,
          FAKE_AWS: folder,
          FAKE_FAIL: JSON.stringify(fail ?? null),
          FAKE_WARNING: warning,
          PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let out = '';
      let errors = '';
      child.stdout.on('data', (chunk) => (out += chunk));
      child.stderr.on('data', (chunk) => (errors += chunk));
      return new Promise((done) => {
        child.on('close', (code) => done({ code, out, errors }));
      });
    },
  };
}
