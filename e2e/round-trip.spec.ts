import { expect, test } from './fixtures.ts';
import { expectRecordCount, openRecords, readAllRecords } from './helpers/records.ts';
import { createStream, Workbench } from './helpers/workbench.ts';

const RECORDS = 10_000;

test('10,000 records at 3,000/s over 4 shards: all accepted, evenly, and each is read exactly once', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const workbench = new Workbench(page);
  await workbench.open();
  await createStream(page, 'even', 4);
  await workbench.show();
  await workbench.chooseStream('even');
  const end = await workbench.run({
    template: '{{string.uuid}}',
    rate: '3000',
    records: RECORDS,
  });
  expect(end).toMatch(/^Completed/);
  const accounts = await workbench.accounts();
  expect(accounts['Accepted']).toBe(RECORDS);
  expect(accounts['generated']).toBe(RECORDS);
  const shards = await workbench.shards();
  expect(shards).toHaveLength(4);
  for (const { shard, share } of shards) {
    expect(Math.abs(share - 25), `share of shard ${shard}`).toBeLessThanOrEqual(3);
  }

  await openRecords(page, 'even');
  await expectRecordCount(page, RECORDS);
  const records = await readAllRecords(page);
  expect(records).toHaveLength(RECORDS);
  expect(new Set(records).size).toBe(RECORDS);
  for (const record of records)
    expect(record).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});
