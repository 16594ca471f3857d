import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseUsers, temporaryPassword } from './lib/class-users.mjs';
import { ROOT } from './lib/node-build.mjs';

/** An `aws` that writes down its arguments and answers as a stack with users and streams does. */
const FAKE = `#!/bin/sh
printf '%s\\n' "$*" >> "$FAKE_LOG"
for word in "$@"; do case "$word" in file://*) cat "\${word#file://}" >> "$FAKE_LOG"; echo >> "$FAKE_LOG";; esac; done
case "$*" in
  *describe-stacks*gone*) echo 'Stack with id gone does not exist' >&2; exit 254;;
  *describe-stacks*) echo '{"Stacks":[{"Outputs":[{"OutputKey":"UserPool","OutputValue":"us-east-1_P"}],"Parameters":[{"ParameterKey":"MoreRegions","ParameterValue":"eu-west-1"}]}]}';;
  *list-streams*eu-west-1*) echo '{"StreamNames":["lab-ben-1"]}';;
  *list-streams*) echo '{"StreamNames":["lab-ana-1","lab-class-x","labs-other","prod"]}';;
  *list-users-in-group*) echo '{"Users":[{"Username":"eve"}]}';;
  *list-users*) echo '{"Users":[{"Username":"ana"},{"Username":"eve"}]}';;
esac
`;

let folder;
let log;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shardlab-aws-'));
  await mkdir(join(folder, 'bin'));
  await writeFile(join(folder, 'bin/aws'), FAKE);
  await chmod(join(folder, 'bin/aws'), 0o755);
  log = join(folder, 'log');
});

beforeEach(() => writeFile(log, ''));

afterAll(() => rm(folder, { recursive: true }));

function script(name, ...args) {
  const child = spawn(process.execPath, [resolve(ROOT, 'scripts', name), ...args], {
    env: {
      ...process.env,
      FAKE_LOG: log,
      PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`,
    },
  });
  let out = '';
  let errors = '';
  child.stdout.on('data', (text) => (out += text));
  child.stderr.on('data', (text) => (errors += text));
  return new Promise((done) => {
    child.on('close', (code) => done({ code, out, errors }));
  });
}

const called = () => readFile(log, 'utf8');

describe('npm run class', () => {
  it('creates users: by e-mail, or with passwords in a file of one’s own', async () => {
    const users = join(folder, 'users.csv');
    const passwords = join(folder, 'passwords.csv');
    await writeFile(users, 'username,email,group\nana,ana@example.org,\nben,,\neve,,instructors\n');
    const create = ['create', users, '--stack', 'class1', '--passwords', passwords];
    const dry = await script('class.mjs', ...create, '--dry-run');
    expect(dry.code).toBe(0);
    expect(dry.out.match(/admin-create-user/g)).toHaveLength(3);
    expect(await called()).toBe('');
    const real = await script('class.mjs', ...create);
    expect(real.errors).toBe('');
    const calls = await called();
    expect(calls).toContain('"DesiredDeliveryMediums":["EMAIL"]');
    expect(calls).toContain('admin-add-user-to-group --user-pool-id us-east-1_P --username eve');
    const lines = (await readFile(passwords, 'utf8')).trim().split('\n');
    expect(lines.map((line) => line.split(',')[0])).toEqual(['username', 'ben', 'eve']);
    const secret = lines[1]?.slice(4) ?? '';
    // It is in the file that the CLI read, and in no argument and no output.
    expect(
      calls.split('\n').filter((line) => !line.startsWith('{') && line.includes(secret)),
    ).toEqual([]);
    expect(real.out).not.toContain(secret);
  });

  it('cleans up what has the prefix, and leaves everything else and the instructors', async () => {
    const cleanup = ['cleanup', '--prefix', 'lab', '--stack', 'class1'];
    expect((await script('class.mjs', ...cleanup)).code).toBe(2);
    const dry = await script('class.mjs', ...cleanup, '--dry-run');
    expect(dry.out).toContain('--stream-name lab-ana-1');
    expect(await called()).not.toContain('delete');
    expect((await script('class.mjs', ...cleanup, '--yes')).code).toBe(0);
    const deleted = (await called()).split('\n').filter((line) => line.includes('delete'));
    expect(deleted.map((line) => /(?:--stream-name|--username) (\S+)/.exec(line)?.[1])).toEqual([
      'lab-ana-1',
      'lab-class-x',
      'lab-ben-1',
      'ana',
    ]);
    expect(deleted.map((line) => /--region (\S+)/.exec(line)?.[1])).toEqual([
      'us-east-1',
      'us-east-1',
      'eu-west-1',
      'us-east-1',
    ]);
  });
});

describe('npm run class -- cleanup without its stack', () => {
  it('deletes the streams that cost money, and says what is left', async () => {
    const { code, errors } = await script(
      'class.mjs',
      'cleanup',
      '--prefix',
      'lab',
      '--stack',
      'gone',
      '--yes',
    );
    expect(code).toBe(1);
    expect(errors).toContain('Stack with id gone does not exist');
    expect(await called()).toContain('delete-stream --stream-name lab-ana-1');
  });
});

describe('the users of a class', () => {
  it('may have no name that reaches into another’s streams', () => {
    const { problems } = parseUsers('username\nana-b\nclass\nAna\nben\nben\n');
    expect(problems.map((problem) => problem.slice(0, 1))).toEqual(['2', '3', '4', '6']);
    expect(parseUsers('name\nana').problems).toEqual(['1: no heading "username"']);
  });

  it('get passwords that the pool takes', () => {
    for (let i = 0; i < 200; i += 1) {
      const password = temporaryPassword();
      expect(password).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[^\w]).{16}$/);
    }
  });
});

describe('npm run deploy', () => {
  it('prints every call in a dry run, and makes none', async () => {
    const dry = await script('deploy.mjs', '--stack', 'class1', '--hosted-ui', 'mine', '--dry-run');
    expect(dry.errors).toBe('');
    expect(dry.out).toMatch(/deploy --stack-name class1-hosting .*connect-src 'self'|connect-src/);
    expect(dry.out).toContain('https://mine.auth.us-east-1.amazoncognito.com');
    expect(dry.out).toContain('--stack-name class1 ');
    expect(dry.out).toContain('create-invalidation');
    expect(await called()).toBe('');
  });

  it('uploads hashed assets for good, and all else unstored, each with its type', async () => {
    const dry = await script('deploy.mjs', '--stack', 'class1', '--dry-run');
    const syncs = dry.out.split('\n').filter((line) => line.startsWith('aws s3 '));
    const header = (line, name) => new RegExp(`--${name} ('[^']*'|\\S+)`).exec(line)?.[1];
    const ofAssets = (line) => /\/assets'? --cache-control/.test(line);
    const assets = syncs.filter(ofAssets);
    expect(assets.length).toBeGreaterThan(1);
    for (const line of assets)
      expect(header(line, 'cache-control')).toBe("'public, max-age=31536000, immutable'");
    const others = syncs.filter((line) => !assets.includes(line));
    for (const line of others) expect(header(line, 'cache-control')).toBe('no-store');
    const typed = new Map(
      syncs.map((line) => [/\*\.(\w+)/.exec(line)?.[1] ?? 'config', header(line, 'content-type')]),
    );
    expect(Object.fromEntries(typed)).toMatchObject({
      js: 'text/javascript',
      css: 'text/css',
      html: "'text/html; charset=utf-8'",
      yaml: 'application/yaml',
      config: 'application/json',
    });
    // The page names its assets: they are there before it.
    const page = syncs.findIndex((line) => line.includes('*.html'));
    expect(syncs.findLastIndex(ofAssets)).toBeLessThan(page);
    expect(others.at(-1)).toMatch(/\/config\.json'? --cache-control no-store/);
    expect(dry.out.indexOf('create-invalidation')).toBeGreaterThan(dry.out.lastIndexOf('aws s3 '));
  });

  it('lets the roles use streams in every region that the page offers', async () => {
    const more = ['--offer', 'eu-west-1', '--offer', 'us-east-1', '--offer', 'eu-north-1'];
    const dry = await script('deploy.mjs', '--stack', 'class1', ...more, '--dry-run');
    expect(dry.errors).toBe('');
    expect(dry.out).toContain(' MoreRegions=eu-west-1,eu-north-1 ');
    expect(dry.out).toContain('https://kinesis.eu-north-1.amazonaws.com');
  });

  it('refuses what is no name', async () => {
    const { code, errors } = await script('deploy.mjs', '--stack', '1 2');
    expect(code).toBe(2);
    expect(errors).toContain('--stack');
  });
});
