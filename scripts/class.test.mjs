import { chmod, readdir, stat } from 'node:fs/promises';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseUsers, temporaryPassword } from './lib/class-users.mjs';
import { confirm } from './lib/confirm.mjs';
import { fakeAccount } from './testing/aws-account.mjs';

let account;

beforeEach(async () => {
  account = await fakeAccount();
});

afterEach(() => account.remove());

const USERS = 'username,email,group\nana,,\nben,,\ncleo,cleo@example.org,\nfay,,instructors\n';

async function create(options, ...more) {
  return createFrom(USERS, options, ...more);
}

async function createFrom(text, options, ...more) {
  await account.write('users.csv', text);
  const names = ['--stack', 'class1', '--passwords', account.file('handout.csv')];
  return account.run(
    'class.mjs',
    ['create', account.file('users.csv'), ...names, ...more],
    options,
  );
}

const rowsOf = (text) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
const handout = async () => Object.fromEntries(rowsOf(await account.text('handout.csv')).slice(1));
const modeOf = async (name) => (await stat(account.file(name))).mode & 0o777;

/** Nobody is without a password, and the handout says the one that the pool has. */
async function expectHonestHandout() {
  const { users } = await account.state();
  const rows = await handout().catch(() => ({}));
  for (const name of ['ben', 'fay']) if (name in users) expect(rows[name]).toBe(users[name]);
  expect(users).toMatchObject({ ana: 'hers', eve: 'hers' });
}

describe('npm run class -- create', () => {
  it('creates who is missing, passes over who is there, and reports', async () => {
    const { code, out, errors } = await create();
    expect(errors).toBe('');
    expect(code).toBe(0);
    expect(out).toContain('created 3: ben, cleo, fay\n');
    expect(out).toContain('already in the user pool, unchanged 1: ana\n');
    expect((await account.state()).instructors).toEqual(['eve', 'fay']);
    const rows = await handout();
    expect(Object.keys(rows)).toEqual(['ben', 'fay']);
    await expectHonestHandout();
    expect(await modeOf('handout.csv')).toBe(0o600);
    expect(await account.text('log')).toContain('"DesiredDeliveryMediums":["EMAIL"]');
    // A password is in no argument and in no output.
    const shown = [...(await account.calls()), out].join('\n');
    for (const password of Object.values(rows)) expect(shown).not.toContain(password);
  });

  it('prints its calls in a dry run, and makes none', async () => {
    const { code, out } = await create({}, '--dry-run');
    expect(code).toBe(0);
    expect(out.match(/admin-create-user/g)).toHaveLength(4);
    expect(await account.calls()).toEqual([]);
    expect(await readdir(account.folder)).not.toContain('handout.csv');
  });

  const FEW = 'username,email,group\nana,,\nben,,\nfay,,instructors\n';
  const changes = [
    { call: 'admin-create-user', nth: 1 },
    { call: 'admin-create-user', nth: 2 },
    { call: 'add-user-to-group' },
  ].flatMap((fail) => ['before', 'after', 'kill'].map((when) => ({ ...fail, when })));
  const reads = ['describe-stacks', 'list-users ', 'list-users-in-group'];
  const failures = [...reads.map((call) => ({ call, when: 'before' })), ...changes];

  it.each(failures)('resumes after a failure: $when $call $nth', async (fail) => {
    const failed = await createFrom(FEW, { fail });
    expect(failed.code).not.toBe(0);
    await expectHonestHandout();
    const between = await handout().catch(() => ({}));
    const again = await createFrom(FEW);
    expect(again.errors).toBe('');
    expect(again.code).toBe(0);
    await expectHonestHandout();
    expect(await handout()).toMatchObject(between);
    const { users, instructors } = await account.state();
    expect(Object.keys(users).toSorted()).toEqual(['ana', 'ben', 'eve', 'fay']);
    expect(instructors).toEqual(['eve', 'fay']);
    expect(await modeOf('handout.csv')).toBe(0o600);
  });

  it('goes on to the end of the list, and says who is missing', async () => {
    const fail = { call: 'admin-create-user', nth: 1, when: 'before', error: 'Too many requests' };
    const { code, out } = await create({ fail });
    expect(code).toBe(1);
    expect(out).toContain('failed: ben: not created: Too many requests\n');
    expect(out).toContain('created 2: cleo, fay\n');
    expect(out).toContain('Run the same command again');
  });

  it('keeps the rows of others, and makes an open handout private', async () => {
    await account.write(
      'handout.csv',
      'username,password,seat\nzoe,Zz9!zzzz,12\nben,Given9!given,\n',
    );
    await chmod(account.file('handout.csv'), 0o644);
    expect((await create()).code).toBe(0);
    expect(await handout()).toMatchObject({ zoe: 'Zz9!zzzz', ben: 'Given9!given' });
    await expectHonestHandout();
    expect(await account.text('handout.csv')).toContain('zoe,Zz9!zzzz,12\n');
    expect(await modeOf('handout.csv')).toBe(0o600);
    await chmod(account.file('handout.csv'), 0o644);
    expect((await create()).out).toContain('created 0\n');
    expect(await modeOf('handout.csv')).toBe(0o600);
  });

  it.each([
    ['a folder that is missing', 'nowhere/handout.csv'],
    ['a folder', 'bin'],
    ['a file that is no handout', 'users.csv'],
  ])('refuses %s before the first user is made', async (_what, path) => {
    const { code, errors } = await create({}, '--passwords', account.file(path));
    expect(code).toBe(1);
    expect(errors).toContain(path);
    expect(await account.calls()).toEqual([]);
    expect(await account.text('users.csv')).toBe(USERS);
  });

  it('says so when there are more invitations than Cognito sends in a day', async () => {
    const list = (count) =>
      `username,email\n${Array.from({ length: count }, (_, i) => `s${i},s${i}@example.org\n`).join('')}`;
    const many = await createFrom(list(51), {}, '--dry-run');
    expect(many.out).toMatch(/^51 invitations .* about 50 mails a day.*--ses-identity/);
    expect((await createFrom(list(50), {}, '--dry-run')).out).not.toContain('a day');
  });

  it('takes no harm from warnings of the AWS CLI, and shows them', async () => {
    const warning = 'urllib3 v2 only supports OpenSSL 1.1.1+';
    const { code, errors } = await create({ warning });
    expect(code).toBe(0);
    expect(errors).toContain(warning);
  });
});

describe('npm run class -- reset', () => {
  const reset = (name, options) =>
    account.run(
      'class.mjs',
      ['reset', name, '--stack', 'class1', '--passwords', account.file('handout.csv')],
      options,
    );

  it('gives one user a new password', async () => {
    await create();
    const before = await handout();
    const { code, out } = await reset('ben');
    expect(code).toBe(0);
    const after = await handout();
    expect(after).toEqual({ fay: before.fay, ben: expect.not.stringMatching(before.ben) });
    expect(out).not.toContain(after.ben);
    await expectHonestHandout();
    expect(await modeOf('handout.csv')).toBe(0o600);
    expect(await account.text('log')).toContain('"Permanent":false');
  });

  it('leaves the handout as it was when the pool refuses', async () => {
    await create();
    const before = await account.text('handout.csv');
    const strange = await reset('nobody');
    expect(strange.code).toBe(1);
    expect(strange.errors).toContain('there is no user nobody');
    const fail = { call: 'admin-set-user-password', when: 'before' };
    expect((await reset('ben', { fail })).code).toBe(1);
    expect(await account.text('handout.csv')).toBe(before);
    const files = (await readdir(account.folder)).filter((name) => name.startsWith('handout'));
    expect(files).toEqual(['handout.csv']);
  });
});

describe('npm run class -- cleanup', () => {
  const cleanup = (args, options) => account.run('class.mjs', ['cleanup', ...args], options);
  const STACK = ['--stack', 'class1'];

  it('deletes what the stack’s prefix names, and every user who is no instructor', async () => {
    const { code, out } = await cleanup([...STACK, '--yes']);
    expect(code).toBe(0);
    const { streams, users } = await account.state();
    expect(streams).toEqual({
      'us-east-1': ['labs-other', 'prod-orders', 'lab'],
      'eu-west-1': ['prod-orders'],
    });
    expect(users).toEqual({ eve: 'hers' });
    expect(out).toContain('stream lab-ana-1 in us-east-1\n');
    expect(out).toContain('stream lab-eve-1 in eu-west-1\n');
    expect(out).toContain('stream lab-old-1 in us-east-1  (of nobody in this user pool)\n');
    expect((await cleanup([...STACK, '--yes'])).out).toContain('There is nothing to delete.');
  });

  it.each([
    ['another prefix than the stack’s', [...STACK, '--prefix', 'prod', '--yes'], /lab-/],
    ['a stack that is not there', ['--stack', 'clas1', '--yes'], /no stack clas1/],
    ['another region', [...STACK, '--region', 'eu-west-1', '--yes'], /--region/],
    ['a stack without a user pool', ['--stack', 'class1-hosting', '--yes'], /not a sign-in stack/],
    ['nobody to ask', STACK, /--yes or --dry-run/],
    ['an unknown flag', [...STACK, '--yes', '--passwords', 'x'], /takes no --passwords/],
    ['what is no region', [...STACK, '--region', 'here', '--yes'], /--region here/],
    ['what is no stack', ['--stack', 'a b', '--yes'], /--stack NAME/],
    ['a word too much', ['lab', ...STACK, '--yes'], /"lab" is too much/],
  ])('refuses %s, and deletes nothing', async (_what, args, words) => {
    const { code, errors } = await cleanup(args);
    expect(code).toBeGreaterThan(0);
    expect(errors).toMatch(words);
    expect((await account.calls()).filter((call) => call.includes('delete'))).toEqual([]);
  });

  it.each(['describe-stacks', 'list-streams', 'eu-west-1', 'list-users ', 'list-users-in-group'])(
    'deletes nothing when one list can’t be read: %s',
    async (call) => {
      const { code } = await cleanup([...STACK, '--yes'], { fail: { call, when: 'before' } });
      expect(code).toBe(1);
      expect((await account.calls()).filter((one) => one.includes('delete'))).toEqual([]);
    },
  );

  it('shows the list in a dry run', async () => {
    const { code, out } = await cleanup([...STACK, '--prefix', 'lab', '--dry-run']);
    expect(code).toBe(0);
    expect(out).toContain('delete-stream --stream-name lab-ana-1');
    expect((await account.calls()).filter((call) => call.includes('delete'))).toEqual([]);
  });

  it.each(['lab-ana-1', 'admin-delete-user'])(
    'goes on when %s can’t be deleted, says so, and finishes the next time',
    async (call) => {
      const { code, errors, out } = await cleanup([...STACK, '--yes'], {
        fail: { call, when: 'before', error: 'Throttled' },
      });
      expect(code).toBe(1);
      expect(errors).toMatch(/^failed: .*: Throttled$/m);
      expect(out).toContain('Run the same command again');
      expect((await account.calls()).filter((one) => one.includes('delete'))).toHaveLength(5);
      expect((await cleanup([...STACK, '--yes'])).code).toBe(0);
      const { users, streams } = await account.state();
      expect([users, streams['eu-west-1']]).toEqual([{ eve: 'hers' }, ['prod-orders']]);
    },
  );

  it.each([
    ['class1', true],
    ['yes', false],
    ['', false],
  ])('takes only the stack’s name for a yes: "%s"', async (typed, expected) => {
    const input = Object.assign(Readable.from([`${typed}\n`]), { isTTY: true });
    const output = new PassThrough();
    expect(await confirm('?', 'class1', { input, output })).toBe(expected);
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
      // A spreadsheet would take the handout's cell for a formula.
      expect(password).toMatch(/^[a-zA-Z]/);
    }
  });
});
