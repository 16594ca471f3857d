import { classStack } from './class-stack.mjs';
import { temporaryPassword } from './class-users.mjs';
import { openHandout } from './handout.mjs';

/**
 * Gives one user a new temporary password. It is on the disk before the pool has it, and the
 * handout keeps the old one if the pool refuses.
 *
 * @param {object} job
 * @param {ReturnType<import('./aws.mjs').awsCli>} job.aws
 * @param {string} job.username
 * @param {{ stack: string, region: string, passwords: string, dryRun: boolean }} job.flags
 * @param {(line: string) => void} job.print
 * @throws Error when there is no such user, or the handout can't be written
 */
export async function resetPassword({ aws, username, flags, print }) {
  const handout = await openHandout(flags.passwords);
  const pool = flags.dryRun
    ? '<UserPool>'
    : (await classStack(aws, flags.stack, flags.region)).pool;
  const password = temporaryPassword();
  const words = ['cognito-idp', 'admin-set-user-password'];
  const set = () =>
    aws.changeWithSecret(words, {
      UserPoolId: pool,
      Username: username,
      Password: password,
      Permanent: false,
    });
  if (flags.dryRun) return set();
  const staged = await handout.stage(new Map([[username, password]]));
  try {
    await set();
  } catch (thrown) {
    await staged.discard();
    if (thrown.code !== 'UserNotFoundException') throw thrown;
    throw new Error(`there is no user ${username} in stack ${flags.stack}`, { cause: thrown });
  }
  await staged.keep();
  print(`the new temporary password of ${username} is in ${flags.passwords}`);
}
