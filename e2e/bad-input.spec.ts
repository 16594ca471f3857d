import { expect, test } from './fixtures.ts';
import { expectRecordCount, openRecords } from './helpers/records.ts';
import { createStream, Workbench } from './helpers/workbench.ts';

test.describe('a template that is wrong says where', () => {
  for (const { template, says } of [
    { template: 'a\n{{no.such.function}}', says: /Line 2, column \d+: .*no\.such/ },
    { template: 'a {{number.int(5)', says: /Line 1, column \d+: / },
  ]) {
    test(template.replace('\n', ' '), async ({ page }) => {
      const workbench = new Workbench(page);
      await workbench.open();
      await workbench.set({ template });
      await expect(page.getByText(says)).toBeVisible();
      await expect(workbench.start).toBeDisabled();
      await expect(workbench.stop).toBeHidden();
      await workbench.set({ template: '{{number.int(5)}}' });
      await expect(page.getByText(says)).toBeHidden();
      await expect(workbench.start).toBeEnabled();
    });
  }
});

test('a rate of 0, -1, 1e9 or abc is refused at its field, in words', async ({ page }) => {
  const workbench = new Workbench(page);
  await workbench.open();
  for (const rate of ['0', '-1', '1e9', 'abc', '']) {
    await workbench.set({ rate });
    const field = page.getByLabel('Records per second', { exact: true });
    await expect(field, rate).toHaveAttribute('aria-invalid', 'true');
    await expect(workbench.start, rate).toBeDisabled();
  }
  await workbench.set({ rate: '100' });
  await expect(workbench.start).toBeEnabled();
});

test('a shard that closes mid-read is read to its end, and its children follow', async ({
  page,
  context,
}) => {
  const workbench = new Workbench(page);
  await workbench.open();
  await workbench.set({ rate: '200', records: 2000 });
  await workbench.start.click();
  const reader = await context.newPage();
  await openRecords(reader, 'practice');

  const other = await context.newPage();
  await other.goto('/#/streams/practice');
  await other.getByRole('button', { name: /^shardId-000000000000, open/ }).click();
  await other.getByRole('button', { name: 'Split shard 0000' }).click();
  await expect(other.getByRole('button', { name: /^shardId-000000000005, open/ })).toBeVisible();

  expect(await workbench.ended()).toMatch(/^Completed/);
  await expectRecordCount(reader, 2000);
  await expect(reader.getByText('0000', { exact: true }).first()).toBeVisible();
  await reader.getByRole('button', { name: /^Lineage/ }).click();
  await reader.getByRole('button', { name: 'Shard 0000, closed' }).click();
  await expect(reader).toHaveURL(/shards=0\b/);
  await expect(reader.getByText('read to its end').first()).toBeAttached();
});

test('a record over 1 MiB fails with its reason, and the accounts stay whole', async ({ page }) => {
  const workbench = new Workbench(page);
  await workbench.open();
  const template = '{{#repeat 11 ""}}{{string.alpha(100000)}}{{/repeat}}';
  await workbench.run({ template, rate: '2', records: 2 });
  expect(await workbench.accounts()).toMatchObject({ Failed: 2, Accepted: 0, generated: 2 });
  await page.getByText(/^Errors met/).click();
  await expect(page.locator('.errors li').first()).toContainText(/larger|largest|too large/i);
});

test('a stream that is deleted mid-run ends the run, with what was accepted still counted', async ({
  page,
  context,
}) => {
  const workbench = new Workbench(page);
  await workbench.open();
  await createStream(page, 'doomed', 1);
  await workbench.show();
  await workbench.chooseStream('doomed');
  await workbench.set({ rate: '200' });
  await workbench.start.click();
  await expect.poll(async () => (await workbench.accounts())['Accepted'] ?? 0).toBeGreaterThan(200);

  const other = await context.newPage();
  await other.goto('/#/streams/doomed');
  await other
    .getByRole('button', { name: /^Delete/ })
    .first()
    .click();
  const dialog = other.getByRole('dialog');
  await dialog.getByRole('textbox').fill('doomed');
  await dialog.getByRole('button', { name: /^Delete/ }).click();
  await expect(dialog).toBeHidden();

  await expect(workbench.state).toHaveText(/^(?:Paused|Ended): .*doomed.*not found/);
  await expect(page.getByText('Not found', { exact: true })).toBeVisible();
  if (await workbench.stop.isVisible()) await workbench.stop.click();
  await workbench.ended();
  const { Accepted, generated, ...rest } = await workbench.accounts();
  expect(Accepted).toBeGreaterThan(200);
  expect((Accepted ?? 0) + Object.values(rest).reduce((a, b) => a + b, 0)).toBe(generated);
});
