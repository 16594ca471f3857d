import { awsCli } from './aws.mjs';
import { classStack } from './class-stack.mjs';

/**
 * Everything of a class that can be deleted: the streams of its prefix in each of its regions, and
 * the users who are no instructors. Nothing is changed.
 *
 * @param {ReturnType<typeof awsCli>} aws of the stack's region
 * @param {{ stack: string, region: string, prefix?: string, dryRun: boolean }} flags
 * @param {(line: string) => void} print
 * @returns {Promise<{ pool: string, streams: { region: string, name: string }[],
 *   users: string[], instructors: string[] }>}
 * @throws Error when one list can't be read: what is not known is not deleted
 */
export async function classContents(aws, flags, print) {
  const { pool, prefix, regions } = await classStack(aws, flags.stack, flags.region);
  if (flags.prefix !== undefined && flags.prefix !== prefix) {
    throw new Error(
      `the streams of stack ${flags.stack} begin with ${prefix}-, not with ${flags.prefix}-. Leave --prefix out, or name another stack. Nothing was deleted.`,
    );
  }
  const streams = [];
  for (const region of regions) {
    const there = awsCli({ region, dryRun: flags.dryRun, print });
    const names = (await there.read(['kinesis', 'list-streams'])).StreamNames ?? [];
    const own = names.filter((name) => name.startsWith(`${prefix}-`));
    streams.push(...own.map((name) => ({ region, name })));
  }
  const where = ['--user-pool-id', pool];
  const namesOf = async (words) =>
    ((await aws.read(words)).Users ?? []).map(({ Username }) => Username);
  const group = ['cognito-idp', 'list-users-in-group', ...where, '--group-name', 'instructors'];
  const instructors = await namesOf(group);
  const all = await namesOf(['cognito-idp', 'list-users', ...where]);
  const users = all.filter((name) => !instructors.includes(name));
  return { pool, streams, users, instructors };
}

/**
 * The list that is confirmed. A stream whose name holds no user of the pool may be another class's
 * that was given the same prefix, so it says so.
 *
 * @param {Awaited<ReturnType<typeof classContents>>} contents
 */
export function contentLines({ streams, users, instructors }) {
  const known = new Set([...users, ...instructors, 'class']);
  return [
    ...streams.map(({ region, name }) => {
      const strange = known.has(name.split('-')[1]) ? '' : '  (of nobody in this user pool)';
      return `stream ${name} in ${region}${strange}`;
    }),
    ...users.map((name) => `user ${name}`),
  ];
}

/**
 * Deletes all of it, to the end of the list, whatever fails on the way.
 *
 * @param {Awaited<ReturnType<typeof classContents>>} contents
 * @param {{ region: string, dryRun: boolean, print: (line: string) => void }} options
 * @returns {Promise<string[]>} what could not be deleted, and why
 */
export async function deleteContents({ pool, streams, users }, { region: home, dryRun, print }) {
  const ofStream = ({ region, name }) => ({
    region,
    what: `stream ${name} in ${region}`,
    words: ['kinesis', 'delete-stream', '--stream-name', name, '--enforce-consumer-deletion'],
  });
  const ofUser = (name) => ({
    region: home,
    what: `user ${name}`,
    words: ['cognito-idp', 'admin-delete-user', '--user-pool-id', pool, '--username', name],
  });
  const failures = [];
  for (const { region, what, words } of [...streams.map(ofStream), ...users.map(ofUser)]) {
    try {
      await awsCli({ region, dryRun, print }).change(words);
    } catch (thrown) {
      failures.push(`${what}: ${thrown.words ?? thrown.message}`);
    }
  }
  return failures;
}
