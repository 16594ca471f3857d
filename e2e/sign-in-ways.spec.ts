import { expect } from './fixtures.ts';
import {
  connectionButton,
  dialogOf,
  expectSignedIn,
  openSignIn,
  signIn,
  typePassword,
} from './helpers/aws.ts';
import { PASSWORD, test } from './helpers/aws-test.ts';
import { ProductionServer } from './helpers/production-server.ts';
import { HostedUi } from './peers/hosted-ui.ts';
import { MESSAGE_CODE } from './peers/message-codes.ts';

test('a forgotten password is set anew with a code, which has to be right', async ({
  page,
  workbench,
}) => {
  expect(workbench.page).toBe(page);
  const dialog = await openSignIn(page);
  await dialog.getByLabel('User name').fill('ana');
  await dialog.getByRole('button', { name: 'Forgotten password' }).click();
  await expect(dialog.getByLabel('User name')).toHaveValue('ana');
  await dialog.getByRole('button', { name: 'Send a code' }).click();
  await expect(dialog.getByText(/a code was sent to a\*\*\*@e\*\*\*/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Send a new code' }).click();
  await dialog.getByLabel('Code', { exact: true }).fill('000000');
  await dialog.getByLabel('New password', { exact: true }).fill('Another-horse-8');
  await dialog.getByRole('button', { name: 'Set password' }).click();
  await expect(dialog.getByText('The code is not right.')).toBeVisible();
  await dialog.getByLabel('Code', { exact: true }).fill(MESSAGE_CODE);
  await dialog.getByRole('button', { name: 'Set password' }).click();
  await expect(dialog.getByText('Your password was changed.')).toBeVisible();
  await typePassword(dialog, 'ana', PASSWORD);
  await expect(dialog.getByText('User name or password is not right.')).toBeVisible();
  await typePassword(dialog, 'ana', 'Another-horse-8');
  await expectSignedIn(page, 'ana');
});

test('codes by e-mail and by text message: one is chosen, and a wrong code is told', async ({
  page,
  front,
  workbench,
}) => {
  expect(workbench.page).toBe(page);
  await front.addUser('both', { password: PASSWORD, codes: ['EMAIL', 'SMS'] });
  await front.addUser('phone', { password: PASSWORD, codes: ['SMS'] });
  const dialog = await openSignIn(page);
  await typePassword(dialog, 'both', PASSWORD);
  await dialog.getByRole('radio', { name: 'A code by e-mail' }).click();
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByText('A code was sent by e-mail to a***@e***.')).toBeVisible();
  // The factor is not asked for again.
  const sent = front.calls.filter((one) => one === 'InitiateAuth').length;
  await dialog.getByRole('button', { name: 'Send a new code' }).click();
  await expect
    .poll(() => front.calls.filter((one) => one === 'InitiateAuth').length)
    .toBe(sent + 1);
  await expect(dialog.getByRole('button', { name: 'Send a new code' })).toBeEnabled();
  await dialog.getByLabel('Code', { exact: true }).fill('1');
  await dialog.getByRole('button', { name: 'Confirm code' }).click();
  await expect(dialog.getByText('The code is not right.')).toBeVisible();
  await dialog.getByLabel('Code', { exact: true }).fill(MESSAGE_CODE);
  await dialog.getByRole('button', { name: 'Confirm code' }).click();
  await expectSignedIn(page, 'both');
  await connectionButton(page).click();
  await dialogOf(page).getByRole('button', { name: 'Sign out' }).click();
  await expect(connectionButton(page)).toHaveAccessibleName(/Practice/);
  const again = await openSignIn(page);
  await typePassword(again, 'phone', PASSWORD);
  await expect(again.getByText('A code was sent as a text message to +*******1234.')).toBeVisible();
  await again.getByLabel('Code', { exact: true }).fill(MESSAGE_CODE);
  await again.getByRole('button', { name: 'Confirm code' }).click();
  await expectSignedIn(page, 'phone');
});

test('a closed tab is signed out, unless the user chose to stay signed in on the device', async ({
  page,
  context,
  workbench,
}) => {
  expect(workbench.page).toBe(page);
  await signIn(page, 'ana', PASSWORD);
  await page.close();
  const second = await context.newPage();
  await second.goto('/');
  await expect(connectionButton(second)).toHaveAccessibleName(/Practice/);
  await signIn(second, 'ana', PASSWORD, /^Stay signed in on this device/);
  await second.close();
  const third = await context.newPage();
  await third.goto('/');
  await expectSignedIn(third, 'ana');
});

test('the hosted page signs in with PKCE, and is left when signing out', async ({
  page,
  context,
  front,
}) => {
  const domain = 'login.example.org';
  const server = await ProductionServer.start(['--connect', `https://${domain}`]);
  try {
    const hosted = new HostedUi(front, 'ana');
    await hosted.listen(context, domain);
    const config = { ...(front.config as object), hostedUiDomain: domain };
    await context.route('**/config.json', (route) => route.fulfill({ json: config }));
    await page.goto(`${server.origin}/`);
    const dialog = await openSignIn(page);
    await dialog.getByRole('button', { name: 'Sign in on the hosted page' }).click();
    await expectSignedIn(page, 'ana');
    expect(page.url()).toBe(`${server.origin}/`);
    await page.reload();
    await expectSignedIn(page, 'ana');
    await connectionButton(page).click();
    await dialogOf(page).getByRole('button', { name: 'Sign out' }).click();
    await expect(connectionButton(page)).toHaveAccessibleName(/Practice/);
    await expect
      .poll(() => hosted.asked)
      .toEqual(['/oauth2/authorize', '/oauth2/token', '/logout']);
    expect(front.calls).toContain('RevokeToken');
    expect(server.takeViolations()).toEqual([]);
  } finally {
    await page.close();
    await server.stop();
  }
});
