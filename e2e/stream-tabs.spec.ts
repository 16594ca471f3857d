import { expect, test } from './fixtures.ts';
import { createStream, Workbench } from './helpers/workbench.ts';
import { startKinesisLocal } from './peers/kinesis.ts';

test('at an endpoint without CloudWatch the Metrics tab says so', async ({ page, problems }) => {
  // The peer refuses a call that it does not know.
  problems.allow(/Failed to load resource|CORS/);
  const peer = await startKinesisLocal();
  try {
    await new Workbench(page).open();
    await page.getByRole('button', { name: /^Connection/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Connection' });
    await dialog.getByRole('radio', { name: /^Endpoint/ }).click();
    await dialog.getByLabel('Endpoint URL').fill(peer.url);
    await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(dialog).toBeHidden();
    await createStream(page, 'elsewhere', 1);
    await page.goto('/#/streams/elsewhere');
    await page.getByRole('tab', { name: 'Metrics', exact: true }).click();
    await expect(page.getByText('CloudWatch is not available at this endpoint')).toBeVisible();
  } finally {
    await peer.stop();
  }
});

test('encryption is started and stopped under Settings', async ({ page }) => {
  await new Workbench(page).open();
  await createStream(page, 'sealed', 1);
  await page.goto('/#/streams/sealed');
  await page.getByRole('tab', { name: 'Settings', exact: true }).click();
  await page.getByRole('button', { name: 'Start encryption' }).click();
  await expect(page.getByText('On, with a KMS key')).toBeVisible();
  await expect(page.getByText('alias/aws/kinesis', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Stop encryption' }).click();
  await expect(page.getByRole('button', { name: 'Start encryption' })).toBeVisible();
});
