// Stands in for the AWS CLI: an account in a file, which calls change as AWS would.
//   FAKE_AWS        folder with state.json; every call is added to log, a line each, its input after it
//   FAKE_FAIL       {"call": words, "nth": 1, "when": "before" | "after" | "kill", "error": text}:
//                   fails the nth call whose arguments contain the words, before or after it had
//                   its effect, or ends the script that made it after it had
//   FAKE_WARNING    a line that every call prints on standard error
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.FAKE_AWS ?? '';
const words = process.argv.slice(2);
const line = words.join(' ');
const statePath = join(folder, 'state.json');
const state = JSON.parse(readFileSync(statePath, 'utf8'));

const flag = (name) => words[words.indexOf(name) + 1];
const inputs = words.filter((word) => word.startsWith('file://')).map((word) => word.slice(7));
const texts = inputs.filter((path) => existsSync(path)).map((path) => readFileSync(path, 'utf8'));
appendFileSync(join(folder, 'log'), [line, ...texts].map((text) => `${text}\n`).join(''));

function refuse(code, message) {
  const operation = words[1]?.replaceAll(/(?:^|-)([a-z])/g, (_all, letter) => letter.toUpperCase());
  throw new Error(
    `An error occurred (${code}) when calling the ${operation} operation: ${message}`,
  );
}

const [input = {}] = texts.map((text) => JSON.parse(text));
const username = input.Username ?? flag('--username');
const users = (names) => ({ Users: names.map((Username) => ({ Username })) });
function existingUser() {
  return state.users[username] ?? refuse('UserNotFoundException', 'User does not exist.');
}

const CALLS = {
  'describe-stacks': () => {
    const name = flag('--stack-name');
    const stack = state.stacks[`${name} ${flag('--region')}`];
    if (stack === undefined) refuse('ValidationError', `Stack with id ${name} does not exist`);
    return { Stacks: [stack] };
  },
  'list-streams': () => ({ StreamNames: state.streams[flag('--region')] ?? [] }),
  'delete-stream': () => {
    const names = state.streams[flag('--region')] ?? [];
    state.streams[flag('--region')] = names.filter((name) => name !== flag('--stream-name'));
  },
  'list-users': () => users(Object.keys(state.users)),
  'list-users-in-group': () => users(state.instructors),
  'admin-create-user': () => {
    if (username in state.users) refuse('UsernameExistsException', 'User account already exists');
    state.users[username] = input.TemporaryPassword ?? 'sent by e-mail';
  },
  'admin-set-user-password': () => {
    existingUser();
    state.users[username] = input.Password;
  },
  'admin-add-user-to-group': () => {
    existingUser();
    state.instructors = [...new Set([...state.instructors, username])];
  },
  'admin-delete-user': () => {
    existingUser();
    delete state.users[username];
  },
};

function failsHere(when) {
  const plan = JSON.parse(process.env.FAKE_FAIL ?? 'null');
  if (plan === null || !line.includes(plan.call) || plan.when !== when) return false;
  state.met = (state.met ?? 0) + 1;
  return state.met === (plan.nth ?? 1);
}
const failure = () => new Error(JSON.parse(process.env.FAKE_FAIL ?? '{}').error ?? 'Read timeout');

const save = () => writeFileSync(statePath, JSON.stringify(state));
try {
  if (failsHere('before')) throw failure();
  const answer = CALLS[words[1]]?.();
  if (failsHere('kill')) {
    save();
    process.kill(process.ppid, 'SIGKILL');
    process.exit(137);
  }
  if (failsHere('after')) throw failure();
  if (process.env.FAKE_WARNING) process.stderr.write(`${process.env.FAKE_WARNING}\n`);
  if (answer !== undefined) process.stdout.write(`${JSON.stringify(answer)}\n`);
} catch (thrown) {
  process.stderr.write(`\n${thrown.message}\n`);
  process.exitCode = 254;
} finally {
  save();
}
