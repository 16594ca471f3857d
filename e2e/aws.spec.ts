import { expect } from './fixtures.ts';
import {
  connectionButton,
  dialogOf,
  expectSignedIn,
  openSignIn,
  signIn,
  storedText,
  typePassword,
} from './helpers/aws.ts';
import { PASSWORD, test } from './helpers/aws-test.ts';
import { ExerciseSheet, NAME } from './helpers/exercise.ts';
import { doFirstRecords } from './helpers/first-records.ts';
import { expectRecordCount, openRecords } from './helpers/records.ts';
import { createStream } from './helpers/workbench.ts';
import { totpCode } from './peers/totp.ts';

test('a wrong password is told in words; the right one connects, and a run reaches the stream', async ({
  page,
  front,
  workbench,
}) => {
  const dialog = await openSignIn(page);
  // Nothing answers: the sign-in can be stopped, and another one begun.
  front.silent = true;
  await typePassword(dialog, 'ana', PASSWORD);
  await dialog.getByRole('button', { name: 'Stop signing in' }).click();
  await expect(dialog.getByRole('button', { name: 'Stop signing in' })).toBeHidden();
  front.silent = false;
  await typePassword(dialog, 'ana', 'wrong');
  await expect(dialog.getByText('User name or password is not right.')).toBeVisible();
  await typePassword(dialog, 'ana', PASSWORD);
  await expect(dialog).toBeHidden({ timeout: 30_000 });
  await expectSignedIn(page, 'ana');
  await expect(connectionButton(page)).toContainText(/60 min|59 min/);
  // Tokens of a sign-in just now are not renewed.
  expect(front.calls).not.toContain('GetTokensFromRefreshToken');
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
  await expect(
    dialog.getByText(/does not meet the rules .* Password not long enough/),
  ).toBeVisible();
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
  await expect(dialog.getByRole('img', { name: 'QR code' })).toBeVisible();
  await dialog.getByLabel('Code', { exact: true }).fill('000000');
  await dialog.getByRole('button', { name: 'Confirm code' }).click();
  await expect(dialog.getByText('The code is not right.')).toBeVisible();
  // As apps print it.
  const code = totpCode(secret).replace(/^.../, '$& ');
  await dialog.getByLabel('Code', { exact: true }).fill(code);
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

test('a sign-in that fails half-way leaves no token; one that is not used can still be ended', async ({
  page,
  front,
  workbench,
}) => {
  expect(workbench.page).toBe(page);
  front.refuseCredentials = true;
  const dialog = await openSignIn(page);
  await dialog.getByRole('radio', { name: /^Stay signed in on this device/ }).click();
  await typePassword(dialog, 'ana', PASSWORD);
  await expect(dialog.getByText(/the identity pool refused/)).toBeVisible();
  expect(await storedText(page)).toMatchObject({ tab: '', device: '' });
  expect(front.calls).toContain('RevokeToken');
  front.refuseCredentials = false;
  await typePassword(dialog, 'ana', PASSWORD);
  await expectSignedIn(page, 'ana');
  await connectionButton(page).click();
  await dialogOf(page)
    .getByRole('radio', { name: /^Practice/ })
    .click();
  await dialogOf(page).getByRole('button', { name: 'Connect' }).click();
  await expect(connectionButton(page)).toHaveAccessibleName(/Practice/);
  await page.reload();
  await expect(connectionButton(page)).toHaveText(/signed in/);
  const again = await openSignIn(page);
  await expect(again.getByText('Signed in as ana.')).toBeVisible();
  await again.getByRole('button', { name: 'Sign out' }).click();
  await expect(again).toBeHidden();
  expect(await storedText(page)).toMatchObject({ tab: '', device: '' });
  expect(front.calls.filter((call) => call === 'RevokeToken')).toHaveLength(2);
});

test('without a network the page stays, and says what could not be loaded', async ({
  page,
  context,
  problems,
  workbench,
}) => {
  problems.allow(/ERR_INTERNET_DISCONNECTED|Failed to load resource|dynamically imported/);
  expect(workbench.page).toBe(page);
  const dialog = await openSignIn(page);
  await expect(dialog.getByLabel('User name')).toBeVisible();
  await context.setOffline(true);
  await typePassword(dialog, 'ana', PASSWORD);
  await expect(dialog.getByText(/could not be loaded. Check the network/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  // The help panel lies outside of the page's error boundary.
  await page.getByRole('button', { name: /^Info/ }).first().click();
  await expect(page.getByText(/could not be loaded. Check the network/).first()).toBeVisible();
  await expect(workbench.start).toBeVisible();
});

test('what the role may not do says which action is missing, before any click', async ({
  page,
  front,
  workbench,
}) => {
  front.denied.add('lab-class-2');
  await signIn(page, 'ana', PASSWORD);
  await workbench.chooseStream('lab-ben-1');
  front.streamPrefix = 'lab-';
  await page.reload();
  await expectSignedIn(page, 'ana');
  await expect(workbench.start).toBeDisabled();
  await expect(workbench.state).toContainText('Not allowed: kinesis:PutRecords.');
  const tail = page.getByRole('region', { name: 'Consumers' });
  await expect(tail).toContainText('Not allowed: kinesis:GetShardIterator, kinesis:GetRecords.');
  await page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { name: 'Streams' })
    .click();
  for (const name of ['lab-ben-1', 'lab-class-2'])
    await expect(page.getByRole('row', { name })).toContainText(
      'Not allowed: kinesis:DescribeStreamSummary',
    );
  await page.getByRole('button', { name: 'Create stream' }).click();
  const creating = page.getByRole('dialog', { name: 'Create a stream' });
  await expect(creating.getByLabel('Name', { exact: true })).toHaveValue('lab-ana-');
  await creating.getByLabel('Name', { exact: true }).fill('lab-ben-2');
  await expect(creating).toContainText('Not allowed: kinesis:CreateStream. Your role has it on');
  await creating.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('link', { name: 'lab-ana-1' }).click();
  await expect(page.getByRole('button', { name: 'Delete', exact: true })).toBeEnabled();
  await expect(page.getByText('Your role may write and read this stream')).toHaveCount(0);
  await page.goto('/#/streams/lab-class-1');
  await expect(page.getByText('kinesis:UpdateShardCount')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Delete', exact: true })).toBeDisabled();
  await page.getByRole('tab', { name: 'Settings', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Start encryption' })).toBeDisabled();
  await page.goto('/#/records/lab-ben-1');
  await expect(page.getByText('Your role may not read lab-ben-1')).toBeVisible();
});

test('an exercise asks for streams that the role may create, and is done on AWS from start to pass', async ({
  page,
  front,
  workbench,
}) => {
  front.streamPrefix = 'lab-';
  await page.reload();
  expect(workbench.page).toBe(page);
  const sheet = new ExerciseSheet(page, 'first-records', NAME, 'lab-ana-');
  // Begun too early, on practice streams.
  await sheet.begin(NAME);
  await signIn(page, 'ana', PASSWORD);
  await expect(sheet.panel.getByRole('note')).toContainText('Begun on Practice');
  await sheet.panel.getByRole('button', { name: 'Begin again here' }).click();
  await expect(sheet.panel.getByRole('note')).toHaveCount(0);
  expect(sheet.stream).toMatch(/^lab-ana-first-/);
  await expect(sheet.panel.getByText(sheet.stream).first()).toBeVisible();
  await doFirstRecords(sheet);
});

test('enhanced fan-out pushes the records of a stream on AWS', async ({ page, workbench }) => {
  await signIn(page, 'ana', PASSWORD);
  await createStream(page, 'lab-ana-pushed', 1);
  await workbench.show();
  await workbench.chooseStream('lab-ana-pushed');
  expect(await workbench.run({ rate: '500', records: 50 })).toMatch(/^Completed/);
  await openRecords(page, 'lab-ana-pushed');
  await page.getByRole('button', { name: /^Polling/ }).click();
  await page.getByLabel('Consumer name').fill('pushed');
  await page.getByRole('button', { name: 'Register and subscribe' }).click();
  await expect(page.getByRole('button', { name: /^Pushed: fan-out/ })).toBeVisible();
  // All of it again, without one GetRecords call.
  await expectRecordCount(page, 50);
  await expect(page.getByRole('meter', { name: /^Own budget/ })).toBeVisible();
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
