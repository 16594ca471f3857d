import { classStack } from './class-stack.mjs';
import { temporaryPassword } from './class-users.mjs';
import { openHandout } from './handout.mjs';

/**
 * Creates the users of a class. A user who is in the pool already keeps everything, so the same
 * list can be given again until all of it is done. A password is in the handout before its user is
 * made, and a row that is there already is the password that its user gets.
 *
 * @param {object} job
 * @param {ReturnType<import('./aws.mjs').awsCli>} job.aws
 * @param {{ username: string, email: string, group: string }[]} job.users
 * @param {{ stack: string, region: string, passwords?: string, dryRun: boolean }} job.flags
 * @param {(line: string) => void} job.print
 * @returns {Promise<boolean>} whether everything in the list is done
 * @throws Error before the first user is made: no such stack, a handout that can't be written
 */
export async function createUsers({ aws, users, flags, print }) {
  const handout = flags.passwords === undefined ? undefined : await openHandout(flags.passwords);
  const there = flags.dryRun ? NOBODY : await poolOf(aws, users, flags);
  const fresh = users.filter(({ username }) => !there.users.has(username));
  const mails = fresh.filter(({ email }) => email !== '').length;
  if (mails > MAILS_A_DAY && !there.ownSender) {
    print(
      `${mails} invitations are to be sent, and Cognito's own sender sends about ${MAILS_A_DAY} mails a day. Give e-mail addresses to fewer users, or deploy with --ses-identity.`,
    );
  }
  const passwords = new Map(
    fresh
      .filter(({ email }) => email === '')
      .map(({ username }) => [username, handout?.passwordOf(username) ?? temporaryPassword()]),
  );
  if (!flags.dryRun) await keepPasswords(handout, passwords);

  const report = { created: [], passedOver: [], failed: [] };
  for (const user of users) {
    const isThere = there.users.has(user.username);
    const problem = await bringIn(aws, user, there, passwords.get(user.username), print);
    if (problem !== undefined) report.failed.push({ user, problem });
    else (isThere ? report.passedOver : report.created).push(user);
  }
  if (!flags.dryRun) for (const line of reportLines(report, flags, handout)) print(line);
  return report.failed.length === 0;
}

/** A quota of user pools that send with Cognito's own sender (docs/deploying.md, "Users"). */
const MAILS_A_DAY = 50;

/** What a dry run, which asks nothing, takes to be in the pool. */
const NOBODY = { pool: '<UserPool>', users: new Set(), instructors: new Set(), ownSender: false };

/** Who is in the pool already, and as what. */
async function poolOf(aws, users, { stack, region }) {
  const { pool, ownSender } = await classStack(aws, stack, region);
  const where = ['--user-pool-id', pool];
  // The pool tells no capitals apart, and may have a user that was made elsewhere as "Ana".
  const names = async (words) =>
    new Set(((await aws.read(words)).Users ?? []).map(({ Username }) => Username.toLowerCase()));
  const group = ['cognito-idp', 'list-users-in-group', ...where, '--group-name', 'instructors'];
  return {
    pool,
    ownSender,
    users: await names(['cognito-idp', 'list-users', ...where]),
    instructors: users.some((user) => user.group !== '') ? await names(group) : new Set(),
  };
}

/** Also brings an older handout of the wrong mode to the right one. */
async function keepPasswords(handout, passwords) {
  if (handout === undefined || (passwords.size === 0 && !handout.exists)) return;
  await (await handout.stage(passwords)).keep();
}

/** The list of users did not have it: another run made it, or our own call whose reply was lost. */
const MADE_MEANWHILE =
  'is in the user pool since a moment ago. If the password in the handout is refused, use reset';

/** @returns {Promise<string | undefined>} what went wrong, in words */
async function bringIn(aws, user, there, password, print) {
  const { username, group } = user;
  const who = { UserPoolId: there.pool, Username: username };
  try {
    if (!there.users.has(username)) {
      print(`# ${username}${user.email === '' ? '' : ` <${user.email}>`}`);
      const words = ['cognito-idp', 'admin-create-user'];
      await aws.changeWithSecret(words, { ...who, ...introduction(user, password) });
    }
  } catch (thrown) {
    if (thrown.code === 'UsernameExistsException') return MADE_MEANWHILE;
    return `not created: ${thrown.words ?? thrown.message}`;
  }
  if (group === '' || there.instructors.has(username)) return undefined;
  const member = ['--user-pool-id', there.pool, '--username', username, '--group-name', group];
  try {
    await aws.change(['cognito-idp', 'admin-add-user-to-group', ...member]);
    return undefined;
  } catch (thrown) {
    return `is in the user pool, but not yet in group ${group}: ${thrown.words ?? thrown.message}`;
  }
}

function introduction({ email }, password) {
  if (email === '') return { MessageAction: 'SUPPRESS', TemporaryPassword: password };
  return {
    DesiredDeliveryMediums: ['EMAIL'],
    UserAttributes: [
      { Name: 'email', Value: email },
      { Name: 'email_verified', Value: 'true' },
    ],
  };
}

function reportLines({ created, passedOver, failed }, { passwords: path }, handout) {
  const counted = (users) =>
    `${users.length}${users.map(({ username }, i) => `${i === 0 ? ': ' : ', '}${username}`).join('')}`;
  const lines = [`created ${counted(created)}`];
  if (passedOver.length > 0)
    lines.push(`already in the user pool, unchanged ${counted(passedOver)}`);
  const isLost = ({ username, email }) =>
    email === '' && handout?.passwordOf(username) === undefined;
  for (const { username } of passedOver.filter(isLost)) {
    lines.push(`${username} has no row in ${path}: if needed, npm run class -- reset ${username}`);
  }
  for (const { user, problem } of failed) lines.push(`failed: ${user.username}: ${problem}`);
  if (handout?.exists || created.some(({ email }) => email === '')) {
    lines.push(`temporary passwords are in ${path}`);
  }
  if (failed.length > 0) {
    lines.push(
      `${failed.length} failed. Run the same command again: it does only what is missing.`,
    );
  }
  return lines;
}
