import { expect, test } from './fixtures.ts';
import { Workbench } from './helpers/workbench.ts';

test('a wrong config.json is explained, and practice goes on', async ({ page }) => {
  await page.route('**/config.json', (route) =>
    route.fulfill({ json: { regoins: ['us-east-1'], regions: ['<img src=x onerror=alert(1)>'] } }),
  );
  await page.goto('/');
  await expect(
    page.getByRole('heading', { name: 'Shardlab is not configured right' }),
  ).toBeVisible();
  await expect(page.getByText('There is no such setting.')).toBeVisible();
  await expect(
    page.getByText('It should be: the name of an AWS region, as in us-east-1.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Go on with practice' }).click();
  await expect(new Workbench(page).start).toBeEnabled();
});

test('a crafted set-up link changes nothing unasked and runs nothing', async ({ page }) => {
  await page.goto(
    `/?upid=${encodeURIComponent('us-east-1_<script>alert(1)</script>')}&cid=x&ipid=javascript:alert(1)&r=us-east-1`,
  );
  const dialog = page.getByRole('dialog', { name: 'Use this sign-in?' });
  await expect(dialog.getByText('The link is not complete.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Use it' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Connection: Practice/ })).toBeVisible();
  expect(new URL(page.url()).search).toBe('');
});

test('a code that no request of this tab asked for is thrown away', async ({ page }) => {
  await page.goto('/?code=stolen&state=forged');
  await expect(page.getByRole('button', { name: /^Connection: Practice/ })).toBeVisible();
  await expect.poll(() => new URL(page.url()).search).toBe('');
});

test('a server that keeps config.json back is named, on a page of its own', async ({
  page,
  problems,
}) => {
  problems.allow(/status of 403/);
  await page.route('**/config.json', (route) => route.fulfill({ status: 403, body: '<Error/>' }));
  await page.goto('/');
  await expect(page.getByText('The server answered 403')).toBeVisible();
  await page.getByRole('button', { name: 'Go on with practice' }).click();
  await expect(new Workbench(page).start).toBeEnabled();
});
