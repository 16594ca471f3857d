import { expect, test } from './fixtures.ts';
import { expectRecordCount, openRecords } from './helpers/records.ts';
import { createStream, Workbench } from './helpers/workbench.ts';

test('two tabs see the same practice stream', async ({ page, context }) => {
  const workbench = new Workbench(page);
  await workbench.open();
  await createStream(page, 'shared', 2);
  await workbench.show();
  await workbench.chooseStream('shared');
  const end = await workbench.run({ rate: '500', records: 500 });
  expect(end).toMatch(/^Completed/);

  const other = await context.newPage();
  await openRecords(other, 'shared');
  await expectRecordCount(other, 500);

  // The stream outlives the tab that made it.
  await page.close();
  const second = new Workbench(other);
  await second.show();
  await second.chooseStream('shared');
  await second.run({ rate: '500', records: 250 });
  await openRecords(other, 'shared');
  await expectRecordCount(other, 750);
});

test('a run in a tab that is closed is listed in another open tab, without a reload', async ({
  page,
  context,
}) => {
  const workbench = new Workbench(page);
  await workbench.open();
  const other = await context.newPage();
  await other.goto('/#/runs');
  await expect(other.getByRole('heading', { level: 1 })).toBeVisible();
  await workbench.run({ rate: '200', records: 100 });
  await expect(other.getByRole('button', { name: /^Delete / })).toHaveCount(1);

  await workbench.untilStop();
  await workbench.set({ rate: '200' });
  await workbench.start.click();
  await expect.poll(async () => (await workbench.accounts())['Accepted']).toBeGreaterThan(200);
  await page.close();
  await expect(other.getByText('ended when its page was left or reloaded')).toBeVisible();
  await expect(other.getByRole('button', { name: /^Delete / })).toHaveCount(2);
});
