import { expect } from './fixtures.ts';
import {
  connectionButton,
  dialogOf,
  expectSignedIn,
  signIn,
  storedText,
  typePassword,
} from './helpers/aws.ts';
import { PASSWORD, test } from './helpers/aws-test.ts';

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

test('a clock 10 minutes off is said and corrected: the first list, run and read work', async ({
  page,
  front,
  workbench,
}) => {
  front.clockAheadMs = 600_000;
  await signIn(page, 'ana', PASSWORD);
  const said = page.getByText("This computer's clock is 10 minutes behind.", { exact: true });
  await expect(said).toBeVisible();
  await expect(connectionButton(page)).toContainText(/60 min|59 min/);
  await workbench.chooseStream('lab-ana-1');
  expect(await workbench.run({ rate: '200', records: 200 })).toMatch(/^Completed/);
  const accounts = await workbench.accounts();
  expect(accounts['Accepted']).toBe(200);
  expect(accounts['Failed']).toBe(0);
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
  const said = page.getByText('Your AWS session has ended.', { exact: true });
  await expect(said).toBeVisible();
  await expect(page.getByText(/ended by a sign-out elsewhere/).first()).toBeVisible();
  await expect(connectionButton(page)).toHaveAccessibleName(/session ended/);
  const paused = await workbench.accounts();
  expect(paused['Failed']).toBe(0);
  expect(paused['Gave up']).toBe(0);
  front.refuseRefresh = false;
  front.lifetimeMs = 3_600_000;
  // On a scrolled page too, the notice covers no button of the run.
  await page.mouse.move(700, 600);
  await page.mouse.wheel(0, 600);
  await page.getByRole('button', { name: 'Resume', exact: true }).click({ trial: true });
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const dialog = dialogOf(page);
  await expect(dialog.getByLabel('User name')).toHaveValue('ana');
  await typePassword(dialog, 'ana', PASSWORD);
  expect(await workbench.ended()).toMatch(/^Completed/);
  expect((await workbench.accounts())['Accepted']).toBe(4_000);
  await expect(said).toHaveCount(0);
});

test('signing out reaches the other tabs: their runs pause, and go on after signing in again', async ({
  page,
  context,
  front,
  workbench,
}) => {
  expect(front.url).not.toBe('');
  await signIn(page, 'ana', PASSWORD, /^Stay signed in on this device/);
  const other = await context.newPage();
  await other.goto('/');
  await expectSignedIn(other, 'ana');
  await workbench.chooseStream('lab-ana-1');
  await workbench.set({ rate: '100', records: 2_000 });
  await workbench.start.click();
  await expect(workbench.state).toHaveText(/^Running/);
  await connectionButton(other).click();
  await dialogOf(other).getByRole('button', { name: 'Sign out' }).click();
  await expect(workbench.state).toHaveText(/^Paused/);
  await expect(page.getByText('You signed out in another tab.').first()).toBeVisible();
  await expect(connectionButton(page)).toHaveAccessibleName(/session ended/);
  expect((await workbench.accounts())['Failed']).toBe(0);
  // Signed in on this device is signed in here.
  await signIn(other, 'ana', PASSWORD, /^Stay signed in on this device/);
  expect(await workbench.ended()).toMatch(/^Completed/);
  expect((await workbench.accounts())['Accepted']).toBe(2_000);
});

test('after signing out, the browser can be cleared of what it keeps', async ({
  page,
  front,
  workbench,
}) => {
  expect(front.url).not.toBe('');
  await signIn(page, 'ana', PASSWORD);
  await workbench.chooseStream('lab-ana-1');
  expect(await workbench.run({ rate: '500', records: 50 })).toMatch(/^Completed/);
  await connectionButton(page).click();
  await dialogOf(page).getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText(/stay in this browser/).first()).toBeVisible();
  expect((await storedText(page)).database).toContain('lab-ana-1');
  await page.getByRole('button', { name: 'Clear this browser' }).click();
  const dialog = page.getByRole('dialog', { name: 'Clear this browser?' });
  await dialog.getByRole('button', { name: 'Clear this browser' }).click();
  await expect(page.getByText(/^This browser was cleared/).first()).toBeVisible();
  const { tab, device, database } = await storedText(page);
  expect(tab + device).toBe('');
  expect(database).not.toMatch(/lab-ana-1|us-east-1:1{8}/);
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
  // What the run did belongs to the other connection: it is among the runs.
  await expect(workbench.state).toHaveText(/^Ready/);
  await page.getByRole('link', { name: 'Runs', exact: true }).click();
  await expect(page.getByRole('row').filter({ hasText: 'lab-ana-1' })).toBeVisible();
});
