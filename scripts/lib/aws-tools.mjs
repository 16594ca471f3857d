import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { aptInstall, canInstall } from './apt.mjs';
import { run } from './run.mjs';

const ADVICE = `The AWS command line, version 2, and a Python with boto3 are used as test peers, and are not here:
  Debian, Ubuntu: sudo apt-get install awscli python3-boto3
  elsewhere: https://aws.amazon.com/cli/ and: python3 -m pip install boto3
  AWS_CLI_PATH and PYTHON_PATH name programs that are not in PATH.
As root on Debian, npm test installs them by itself.
`;

/** Debian's: the versions that the tests were written against. */
const DEBIAN = ['/usr/bin'];

/**
 * @typedef {object} AwsTools
 * @property {string} aws path of the AWS command line
 * @property {string} python path of a Python that has boto3
 */

/** The first of the programs that passes. */
async function first(paths, passes) {
  for (const path of paths) if (existsSync(path) && (await passes(path))) return path;
  return undefined;
}

/** Copied lines are for version 2, and tests run them: version 1 in PATH does not do. */
async function isVersion2(aws) {
  const { code, output } = await run([aws, '--version'], { quiet: true });
  return code === 0 && output.includes('aws-cli/2.');
}

async function hasBoto3(python) {
  return (await run([python, '-c', 'import boto3'], { quiet: true })).code === 0;
}

/**
 * @param {readonly string[]} folders
 * @returns {Promise<AwsTools | undefined>} unless both are there
 */
async function find(folders) {
  const named = (variable, name) => {
    const path = process.env[variable] ?? '';
    return path === '' ? folders.map((folder) => join(folder, name)) : [path];
  };
  const aws = await first(named('AWS_CLI_PATH', 'aws'), isVersion2);
  const python = await first(named('PYTHON_PATH', 'python3'), hasBoto3);
  return aws === undefined || python === undefined ? undefined : { aws, python };
}

/**
 * Debian's, which are installed where that needs nobody's leave, though others may stand in PATH;
 * else those of PATH.
 *
 * @returns {Promise<AwsTools>}
 * @throws Error that says what to install
 */
export async function ensureAwsTools() {
  const here = await find(DEBIAN);
  if (here !== undefined) return here;
  if ((await canInstall()) && (await aptInstall('awscli', 'python3-boto3'))) {
    const installed = await find(DEBIAN);
    if (installed !== undefined) return installed;
  }
  const inPath = await find((process.env.PATH ?? '').split(delimiter));
  if (inPath !== undefined) return inPath;
  throw new Error(ADVICE);
}
