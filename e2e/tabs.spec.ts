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
