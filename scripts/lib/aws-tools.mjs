import { aptInstall, canInstall } from './apt.mjs';
import { run } from './run.mjs';

const ADVICE = `The AWS command line and boto3 are used as test peers, and are not here:
  Debian, Ubuntu: sudo apt-get install awscli python3-boto3
  elsewhere: https://aws.amazon.com/cli/ and: python3 -m pip install boto3
As root on Debian, npm test installs them by itself.
`;

/** Debian's own Python comes first: another one in PATH does not see Debian's boto3. */
async function hasBoto3() {
  for (const python of ['/usr/bin/python3', 'python3']) {
    if ((await run([python, '-c', 'import boto3'], { quiet: true })).code === 0) return true;
  }
  return false;
}

async function present() {
  return (await run(['aws', '--version'], { quiet: true })).code === 0 && (await hasBoto3());
}

/** @throws Error that says what to install */
export async function ensureAwsTools() {
  if (await present()) return;
  if ((await canInstall()) && (await aptInstall('awscli', 'python3-boto3')) && (await present())) {
    return;
  }
  throw new Error(ADVICE);
}
