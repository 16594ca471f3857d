import { expect, test } from './fixtures.ts';
import { keptKeys } from './helpers/kept.ts';
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

test('a run, the settings and the records outlive a browser that empties its storage', async ({
  page,
  context,
}) => {
  const workbench = new Workbench(page);
  await workbench.open();
  await workbench.run({ rate: '500', records: 300 });
  // Chromium closes every database and removes what is in it, as it does on a full disk.
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', {
    origin: new URL(page.url()).origin,
    storageTypes: 'indexeddb',
  });
  await expect.poll(() => keptKeys(page, 'shardlab', 'runs')).toHaveLength(1);
  await expect.poll(() => keptKeys(page, 'shardlab', 'documents')).toContain('draft');
  await expect.poll(() => keptKeys(page, 'shardlab-practice', 'chunks')).not.toHaveLength(0);

  await page.reload();
  await expect(page.getByLabel('Records per second')).toHaveValue('500');
  await page.goto('/#/runs');
  await expect(page.getByRole('button', { name: /^Delete / })).toHaveCount(1);
  await openRecords(page, 'practice');
  await expectRecordCount(page, 300);
});
