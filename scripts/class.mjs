// npm run class: the users of a class, and cleaning up after it.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { awsCli } from './lib/aws.mjs';
import { classContents, contentLines, deleteContents } from './lib/class-cleanup.mjs';
import { createUsers } from './lib/class-create.mjs';
import { resetPassword } from './lib/class-reset.mjs';
import { parseUsers, USERNAME } from './lib/class-users.mjs';
import { REGION } from './lib/deploy-flags.mjs';
import { confirm } from './lib/confirm.mjs';

const HELP = `usage: npm run class -- create USERS.csv --stack NAME [--passwords FILE] [--region R] [--dry-run]
       npm run class -- reset USER --stack NAME --passwords FILE [--region R] [--dry-run]
       npm run class -- cleanup --stack NAME [--prefix P] [--region R] [--yes | --dry-run]

  create: USERS.csv has a line of headings, username,email,group; the last two may be missing.
    Who has an e-mail address is sent a temporary password. The others' go to --passwords FILE,
    readable by you alone. Group "instructors" makes an instructor. Users who exist already are
    left as they are, so the same command can be run again until everyone is there.
  reset: gives one user a new temporary password, in --passwords FILE.
  cleanup: deletes the streams of the class, in every region of the stack, and every user who is
    no instructor. It shows the list and asks first; --yes does not ask. --dry-run only shows it.
    The stack says how its streams are named; with --prefix P, cleanup stops if that is not P.
  --region R: the region of the stack (default us-east-1)
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
        region: { type: 'string' },
        prefix: { type: 'string' },
        passwords: { type: 'string' },
        yes: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (thrown) {
    return usage(thrown.message);
  }
}

/** What each task takes besides --stack, --region and --dry-run. */
const TASKS = {
  create: { flags: ['passwords'], operand: 'a file of users', run: create },
  reset: { flags: ['passwords'], operand: 'the name of a user', run: reset },
  cleanup: { flags: ['prefix', 'yes'], operand: undefined, run: cleanup },
};

const { values, positionals } = readFlags();
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
const [name, operand, ...others] = positionals;
const task = Object.hasOwn(TASKS, name ?? '') ? TASKS[name] : usage('say create, reset or cleanup');
const common = ['stack', 'region', 'dry-run'];
const flags = { region: 'us-east-1', ...values, dryRun: values['dry-run'] ?? false };
for (const flag of Object.keys(values)) {
  if (![...common, ...task.flags].includes(flag)) usage(`${name} takes no --${flag}`);
}
if (task.operand !== undefined && operand === undefined) usage(`${name} needs ${task.operand}`);
const [surplus] = task.operand === undefined ? [operand] : others;
if (surplus !== undefined) usage(`"${surplus}" is too much`);
if (!/^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(flags.stack ?? '')) {
  usage('--stack NAME: the stack of the user pool');
}
if (!REGION.test(flags.region)) usage(`--region ${flags.region}: a region, as in us-east-1`);

const print = (line) => process.stdout.write(`${line}\n`);
const { region, dryRun } = flags;
const aws = awsCli({ region, dryRun, print });

async function create() {
  let text;
  try {
    text = await readFile(operand, 'utf8');
  } catch (thrown) {
    usage(thrown.code === 'ENOENT' ? `${operand}: no such file` : `${operand}: ${thrown.message}`);
  }
  const { users, problems } = parseUsers(text);
  if (problems.length > 0) usage(problems.map((problem) => `${operand}:${problem}`).join('\n'));
  if (!flags.passwords && users.some(({ email }) => email === '')) {
    usage('--passwords FILE is needed: some users have no e-mail address');
  }
  return createUsers({ aws, users, flags, print });
}

async function reset() {
  if (!USERNAME.test(operand)) usage(`"${operand}": up to 20 lower-case letters and digits`);
  if (!flags.passwords) usage('--passwords FILE is needed: the new password is written there');
  await resetPassword({ aws, username: operand, flags, print });
  return true;
}

async function cleanup() {
  const contents = await classContents(aws, flags, print);
  const lines = contentLines(contents);
  for (const line of lines) print(line);
  if (lines.length === 0) {
    print('There is nothing to delete.');
    return true;
  }
  if (!dryRun && !values.yes) {
    const question = `Type ${flags.stack} to delete all of this for good: `;
    const answer = await confirm(question, flags.stack);
    if (answer === undefined) usage('nobody can be asked here: say --yes or --dry-run');
    if (!answer) {
      print('Nothing was deleted.');
      return false;
    }
  }
  const failures = await deleteContents(contents, { region, dryRun, print });
  for (const failure of failures) process.stderr.write(`failed: ${failure}\n`);
  if (failures.length > 0) print('Run the same command again: it deletes what is left.');
  return failures.length === 0;
}

try {
  process.exitCode = (await task.run()) ? 0 : 1;
} catch (thrown) {
  process.stderr.write(`error: ${thrown.message}\n`);
  process.exit(1);
}
