// npm run class: the users of a class, and cleaning up after it.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { awsCli } from './lib/aws.mjs';
import { parseUsers, temporaryPassword } from './lib/class-users.mjs';

const HELP = `usage: npm run class -- create USERS.csv --stack NAME [--region R] [--passwords FILE] [--dry-run]
       npm run class -- cleanup --prefix P --stack NAME [--region R] [--yes | --dry-run]

  create: USERS.csv has a line of headings, username,email,group; the last two may be missing.
    Who has an e-mail address is sent a temporary password. The others' go to --passwords FILE,
    readable by you alone. Group "instructors" makes an instructor.
  cleanup: deletes every stream named P-..., in every region of the stack, and every user who is
    no instructor. --dry-run shows which; --yes does it.
`;

function usage(message) {
  process.stderr.write(`error: ${message}\n${HELP}`);
  process.exit(2);
}

function readFlags() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        stack: { type: 'string' },
        region: { type: 'string', default: 'us-east-1' },
        prefix: { type: 'string' },
        passwords: { type: 'string' },
        yes: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (thrown) {
    return usage(thrown.message);
  }
}

const { values: flags, positionals } = readFlags();
if (flags.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
const [task, file] = positionals;
const dryRun = flags['dry-run'];
const print = (line) => process.stdout.write(`${line}\n`);
const aws = awsCli({ region: flags.region, dryRun, print });

if (task !== 'create' && task !== 'cleanup') usage('say create or cleanup');
if (!flags.stack) usage('--stack NAME: the stack of the user pool');

async function create() {
  if (file === undefined) usage('create needs a file of users');
  let text;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    usage(`${file}: no such file`);
  }
  const { users, problems } = parseUsers(text);
  if (problems.length > 0) usage(problems.map((problem) => `${file}:${problem}`).join('\n'));
  if (flags.passwords === undefined && users.some(({ email }) => email === '')) {
    usage('--passwords FILE is needed: some users have no e-mail address');
  }
  const pool = (await aws.outputs(flags.stack))('UserPool');
  const passwords = ['username,password'];
  const folder = await mkdtemp(join(tmpdir(), 'shardlab-class-'));
  try {
    for (const user of users) {
      const input = {
        UserPoolId: pool,
        Username: user.username,
        ...(user.email === ''
          ? { MessageAction: 'SUPPRESS', TemporaryPassword: temporaryPassword() }
          : {
              DesiredDeliveryMediums: ['EMAIL'],
              UserAttributes: [
                { Name: 'email', Value: user.email },
                { Name: 'email_verified', Value: 'true' },
              ],
            }),
      };
      if (input.TemporaryPassword) passwords.push(`${user.username},${input.TemporaryPassword}`);
      // A password in the arguments would be seen by every process of the machine.
      const path = join(folder, 'user.json');
      await writeFile(path, JSON.stringify(input), { mode: 0o600 });
      print(`# ${user.username}${user.email === '' ? '' : ` <${user.email}>`}`);
      await aws.change(['cognito-idp', 'admin-create-user', '--cli-input-json', `file://${path}`]);
      if (user.group !== '') {
        const who = ['--user-pool-id', pool, '--username', user.username];
        await aws.change([
          'cognito-idp',
          'admin-add-user-to-group',
          ...who,
          '--group-name',
          user.group,
        ]);
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
    // Whoever was created must be able to sign in, even when a later one failed.
    if (passwords.length > 1 && !dryRun) {
      await writeFile(flags.passwords, `${passwords.join('\n')}\n`, { mode: 0o600 });
      print(`temporary passwords are in ${flags.passwords}`);
    }
  }
}

/** The user pool of the class, and every region that its streams may be in. */
async function stackFacts() {
  const words = ['cloudformation', 'describe-stacks', '--stack-name', flags.stack];
  const { Outputs = [], Parameters = [] } = (await aws.read(words)).Stacks[0];
  const pool = Outputs.find(({ OutputKey }) => OutputKey === 'UserPool')?.OutputValue;
  if (pool === undefined) throw new Error(`stack ${flags.stack} has no user pool`);
  const more = Parameters.find(({ ParameterKey }) => ParameterKey === 'MoreRegions');
  const others = (more?.ParameterValue ?? '').split(',').filter((region) => region !== '');
  return { pool, regions: [flags.region, ...others] };
}

async function deleteStreams(region) {
  const there = awsCli({ region, dryRun, print });
  const streams = (await there.read(['kinesis', 'list-streams'])).StreamNames ?? [];
  for (const name of streams.filter((one) => one.startsWith(`${flags.prefix}-`))) {
    const words = ['kinesis', 'delete-stream', '--stream-name', name];
    await there.change([...words, '--enforce-consumer-deletion']);
  }
}

async function cleanup() {
  if (!/^[a-z][a-z0-9]{0,19}$/.test(flags.prefix ?? '')) {
    usage('--prefix P: the prefix of the class, as given to the template');
  }
  if (!dryRun && !flags.yes) usage('cleanup deletes streams and users: say --dry-run or --yes');
  let facts;
  try {
    facts = await stackFacts();
  } catch (thrown) {
    // Streams cost money, whether their stack is still there or not.
    await deleteStreams(flags.region);
    throw thrown;
  }
  const { pool, regions } = facts;
  for (const region of regions) await deleteStreams(region);
  const where = ['--user-pool-id', pool];
  const users = (await aws.read(['cognito-idp', 'list-users', ...where])).Users ?? [];
  const group = ['cognito-idp', 'list-users-in-group', ...where, '--group-name', 'instructors'];
  const instructors = new Set(((await aws.read(group)).Users ?? []).map((user) => user.Username));
  for (const { Username } of users) {
    if (instructors.has(Username)) continue;
    await aws.change(['cognito-idp', 'admin-delete-user', ...where, '--username', Username]);
  }
}

try {
  await (task === 'create' ? create() : cleanup());
} catch (thrown) {
  process.stderr.write(`error: ${thrown.message}\n`);
  process.exit(1);
}
