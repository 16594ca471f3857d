import { join } from 'node:path';
import { expect, test as base } from './fixtures.ts';
import {
  configureFor,
  connectionButton,
  dialogOf,
  expectSignedIn,
  openSignIn,
  signIn,
  storedText,
  typePassword,
} from './helpers/aws.ts';
import { Workbench } from './helpers/workbench.ts';
import { CognitoFront } from './peers/cognito-front.ts';
import { freePort, ROOT, startNode } from './peers/process.ts';
import { totpCode } from './peers/totp.ts';

const PASSWORD = 'Correct-horse-7';

const test = base.extend<{ front: CognitoFront; workbench: Workbench }, { kinesis: string }>({
  kinesis: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names out of it
    async ({}, provide) => {
      const port = await freePort();
      const peer = await startNode(
        [
          join(ROOT, 'dist/cli/shardlab.js'),
          'simulate',
          `--port=${port}`,
          '--stream=lab-ana-1:2',
          '--stream=lab-ben-1:1',
        ],
        port,
      );
      await provide(peer.url);
      await peer.stop();
    },
    { scope: 'worker' },
  ],
  front: async ({ page, kinesis, problems }, provide) => {
    problems.allow(/Failed to load resource: the server responded with a status of 400/);
    const front = await CognitoFront.start(kinesis);
    await front.addUser('ana', { password: PASSWORD });
    await configureFor(page, front);
    await provide(front);
    await front.stop();
  },
  workbench: async ({ page, front }, provide) => {
    expect(front.url).not.toBe('');
    const workbench = new Workbench(page);
    await workbench.open();
    await provide(workbench);
  },
});

test('a wrong password is told in words; the right one connects, and a run reaches the stream', async ({
  page,
  workbench,
}) => {
  const dialog = await openSignIn(page);
  await typePassword(dialog, 'ana', 'wrong');
  await expect(dialog.getByText('User name or password is not right.')).toBeVisible();
  await typePassword(dialog, 'ana', PASSWORD);
  await expect(dialog).toBeHidden({ timeout: 30_000 });
  await expectSignedIn(page, 'ana');
  await expect(connectionButton(page)).toContainText(/60 min|59 min/);
  await workbench.chooseStream('lab-ana-1');
  expect(await workbench.run({ rate: '500', records: 1_000 })).toMatch(/^Completed/);
  expect((await workbench.accounts())['Accepted']).toBe(1_000);
});

test('a temporary password is replaced at the first sign-in', async ({
  page,
  front,
  workbench,
}) => {
  await front.addUser('new', { password: 'Temporary-1', temporary: true });
  expect(workbench.page).toBe(page);
  const dialog = await openSignIn(page);
  await typePassword(dialog, 'new', 'Temporary-1');
  await dialog.getByLabel('New password', { exact: true }).fill('short');
  await dialog.getByLabel('New password again').fill('shorter');
  await dialog.getByRole('button', { name: 'Set password' }).click();
  await expect(dialog.getByText('The two passwords are not the same.')).toBeVisible();
  await dialog.getByLabel('New password again').fill('short');
  await dialog.getByRole('button', { name: 'Set password' }).click();
  await expect(dialog.getByText(/The new password is not strong enough/)).toBeVisible();
  await dialog.getByLabel('New password', { exact: true }).fill('My-own-password-1');
  await dialog.getByLabel('New password again').fill('My-own-password-1');
  await dialog.getByRole('button', { name: 'Set password' }).click();
  await expectSignedIn(page, 'new');
});

test('an authenticator app is set up, and its code is asked for from then on', async ({
  page,
  front,
  workbench,
}) => {
  expect(workbench.page).toBe(page);
  await front.addUser('totp', { password: PASSWORD, totp: 'wanted' });
  const dialog = await openSignIn(page);
  await typePassword(dialog, 'totp', PASSWORD);
  const secret = (await dialog.getByTestId('totp-secret').textContent()) ?? '';
  await dialog.getByLabel('Code', { exact: true }).fill('000000');
  await dialog.getByRole('button', { name: 'Confirm code' }).click();
  await expect(dialog.getByText('The code is not right.')).toBeVisible();
  await dialog.getByLabel('Code', { exact: true }).fill(totpCode(secret));
  await dialog.getByRole('button', { name: 'Confirm code' }).click();
  await expectSignedIn(page, 'totp');
  await connectionButton(page).click();
  await dialogOf(page).getByRole('button', { name: 'Sign out' }).click();
  await expect(connectionButton(page)).toHaveAccessibleName(/Practice/);
  const again = await openSignIn(page);
  await typePassword(again, 'totp', PASSWORD);
  await again.getByLabel('Code', { exact: true }).fill(totpCode(secret));
  await again.getByRole('button', { name: 'Confirm code' }).click();
  await expectSignedIn(page, 'totp');
});

test('a session lives in its tab: a reload keeps it, a new tab does not have it, sign-out ends it', async ({
  page,
  context,
  front,
  workbench,
}) => {
  await signIn(page, 'ana', PASSWORD);
  const kept = await storedText(page);
  expect(kept.tab).toContain('refreshToken=');
  expect(kept.device).toBe('');
  expect(kept.database).not.toMatch(/eyJ|secretkey|sessiontoken/);
  await page.reload();
  await expectSignedIn(page, 'ana');
  expect(workbench.page).toBe(page);
  const other = await context.newPage();
  await other.goto('/');
  await expect(connectionButton(other)).toHaveAccessibleName(/Practice/);
  await other.close();
  await connectionButton(page).click();
  await dialogOf(page).getByRole('button', { name: 'Sign out' }).click();
  await expect(connectionButton(page)).toHaveAccessibleName(/Practice/);
  await expect.poll(async () => (await storedText(page)).tab).toBe('');
  expect(front.calls).toContain('RevokeToken');
  expect(front.calls).toContain('GetTokensFromRefreshToken');
  await page.reload();
  await expect(connectionButton(page)).toHaveAccessibleName(/Practice/);
});

test('nothing is stored when that was chosen; on the device only when that was', async ({
  page,
  workbench,
}) => {
  expect(workbench.page).toBe(page);
  await signIn(page, 'ana', PASSWORD, /^Until the page is left/);
  const memory = await storedText(page);
  expect(memory.tab + memory.device).toBe('');
  await page.reload();
  await expect(connectionButton(page)).toHaveAccessibleName(/Practice/);
  await signIn(page, 'ana', PASSWORD, /^Stay signed in on this device/);
  const device = await storedText(page);
  expect(device.tab).toBe('');
  expect(device.device).toContain('refreshToken=');
});

test('credentials that end in mid-run are renewed, and nothing is lost', async ({
  page,
  front,
  workbench,
}) => {
  front.lifetimeMs = 6_000;
  await signIn(page, 'ana', PASSWORD);
  await workbench.chooseStream('lab-ana-1');
  expect(await workbench.run({ rate: '200', seconds: 15 })).toMatch(/^Completed/);
  const accounts = await workbench.accounts();
  expect(accounts['Accepted']).toBe(3_000);
  expect(front.issued.size).toBeGreaterThan(3);
});

test('a renewal that fails pauses the run, which goes on after signing in again', async ({
  page,
  front,
  workbench,
}) => {
  front.lifetimeMs = 6_000;
  await signIn(page, 'ana', PASSWORD);
  await workbench.chooseStream('lab-ana-1');
  await workbench.set({ rate: '200', records: 4_000 });
  await workbench.start.click();
  await expect(workbench.state).toHaveText(/^Running/);
  front.refuseRefresh = true;
  await expect(workbench.state).toHaveText(/^Paused/, { timeout: 30_000 });
  await expect(page.getByText('Your AWS session has ended.')).toBeVisible();
  await expect(connectionButton(page)).toHaveAccessibleName(/session ended/);
  const paused = await workbench.accounts();
  expect(paused['Failed']).toBe(0);
  expect(paused['Gave up']).toBe(0);
  front.refuseRefresh = false;
  front.lifetimeMs = 3_600_000;
  const dialog = await openSignIn(page);
  await typePassword(dialog, 'ana', PASSWORD);
  expect(await workbench.ended()).toMatch(/^Completed/);
  expect((await workbench.accounts())['Accepted']).toBe(4_000);
});

test('a network that cuts, slows and corrupts loses nothing from the accounts, and recovers', async ({
  page,
  front,
  workbench,
  problems,
}) => {
  problems.allow(/ERR_EMPTY_RESPONSE|ERR_CONNECTION|Failed to load resource/);
  await signIn(page, 'ana', PASSWORD);
  await workbench.chooseStream('lab-ana-1');
  await workbench.set({ rate: '300', records: 4_000, retry: true });
  await workbench.start.click();
  await expect(workbench.state).toHaveText(/^Running/);
  for (const trouble of ['cut', 'slow', 'corrupt'] as const) {
    front.trouble = trouble;
    await page.waitForTimeout(2_000);
    front.trouble = 'none';
    await page.waitForTimeout(1_000);
  }
  expect(await workbench.ended()).toMatch(/^Completed/);
  const accounts = await workbench.accounts();
  const ends = ['Accepted', 'Gave up', 'Failed', 'Unconfirmed'].map(
    (name) => accounts[name] ?? NaN,
  );
  expect(ends.reduce((sum, count) => sum + count)).toBe(4_000);
  expect(accounts['Accepted']).toBeGreaterThan(2_000);
});

test('switching in mid-run is the user’s choice: closing the dialog keeps the run', async ({
  page,
  workbench,
}) => {
  await signIn(page, 'ana', PASSWORD);
  await workbench.chooseStream('lab-ana-1');
  await workbench.set({ rate: '100', seconds: 60 });
  await workbench.start.click();
  await expect(workbench.state).toHaveText(/^Running/);
  await connectionButton(page).click();
  await dialogOf(page)
    .getByRole('radio', { name: /^Practice/ })
    .click();
  await expect(dialogOf(page).getByText('A run is going on.')).toBeVisible();
  await dialogOf(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(workbench.state).toHaveText(/^Running/);
  await connectionButton(page).click();
  await dialogOf(page)
    .getByRole('radio', { name: /^Practice/ })
    .click();
  await dialogOf(page).getByRole('button', { name: 'End the run and connect' }).click();
  await expect(connectionButton(page)).toHaveAccessibleName(/Practice/);
  await workbench.ended();
});

test('a stream that the role may not use says which action is missing', async ({
  page,
  front,
  workbench,
}) => {
  front.denied.add('lab-ben-1');
  await signIn(page, 'ana', PASSWORD);
  expect(workbench.page).toBe(page);
  await page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { name: 'Streams' })
    .click();
  const row = page.getByRole('row', { name: /lab-ben-1/ });
  await expect(row).toContainText('Not allowed: kinesis:DescribeStreamSummary');
  await expect(page.getByRole('link', { name: 'lab-ana-1' })).toBeVisible();
});

test('only configured regions are offered, and a link to another says so', async ({
  page,
  front,
  workbench,
}) => {
  expect(workbench.page).toBe(page);
  const config = front.config as Record<string, string>;
  const link = `?upid=eu-west-3_Evil1&ipid=eu-west-3:11111111-2222-3333-4444-555555555555&cid=evil1&r=eu-west-3`;
  await page.goto(`/${link}`);
  const dialog = page.getByRole('dialog', { name: 'Use this sign-in?' });
  await expect(dialog.getByText('This copy may not reach eu-west-3.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Use it' })).toBeDisabled();
  await expect(dialog).toContainText(`now: ${config['userPool'] ?? ''}`);
  await dialog.getByRole('button', { name: 'Ignore the link' }).click();
  expect(new URL(page.url()).search).toBe('');
  const signInDialog = await openSignIn(page);
  await signInDialog.getByRole('button', { name: /^Region/ }).click();
  await expect(page.getByRole('option')).toHaveText([/us-east-1/, /eu-west-1/]);
});

test('no token, key or password is in the address, the page, the console or the API log', async ({
  page,
  front,
  workbench,
}) => {
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await signIn(page, 'ana', PASSWORD);
  await workbench.chooseStream('lab-ana-1');
  await workbench.run({ rate: '200', records: 200 });
  const tokens = (await storedText(page)).tab.match(/eyJ[\w.-]+/g) ?? [];
  expect(tokens.length).toBeGreaterThan(1);
  const keys = [...front.issued.values()].flatMap((one) => [one.SecretKey, one.SessionToken]);
  const shown = [page.url(), await page.content(), ...said, (await storedText(page)).database];
  for (const secret of [...tokens, ...keys, PASSWORD])
    expect(shown.some((text) => text.includes(secret))).toBe(false);
});
