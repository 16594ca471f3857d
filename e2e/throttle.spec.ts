import { expect, test } from './fixtures.ts';
import { createStream, Workbench } from './helpers/workbench.ts';

test('one fixed key at 2,500/s without retry: one shard takes all, and the accounts say what it refused', async ({
  page,
}) => {
  const workbench = new Workbench(page);
  await workbench.open();
  await createStream(page, 'hot', 4);
  await workbench.show();
  await workbench.chooseStream('hot');
  await workbench.run({
    template: '{{number.int(1000)}}',
    rate: '2500',
    seconds: 10,
    keys: { fixed: 'celebrity' },
    retry: false,
  });

  const accounts = await workbench.accounts();
  expect(accounts['generated']).toBe(25_000);
  const accepted = accounts['Accepted'] ?? 0;
  // A full bucket of 1,000 at the start, and 1,000 more a second for 10 s.
  expect(accepted).toBeGreaterThanOrEqual(9_500);
  expect(accepted).toBeLessThanOrEqual(11_100);
  expect(accounts['Gave up']).toBe(25_000 - accepted);
  for (const nothing of ['Failed', 'Unconfirmed', 'Waiting', 'In flight']) {
    expect(accounts[nothing], nothing).toBe(0);
  }

  const shards = await workbench.shards();
  expect(shards.filter(({ share }) => share === 100)).toHaveLength(1);
  const throttled = shards.filter((shard) => shard.throttled > 0);
  expect(throttled.map(({ share }) => share)).toEqual([100]);
  expect(throttled[0]?.throttled).toBe(25_000 - accepted);

  const errors = page.locator('details.errors');
  await expect(errors).toContainText(`× ${(25_000 - accepted).toLocaleString('en-US')}`);
  await errors.getByText('Errors met').click();
  await expect(errors.getByRole('listitem')).toContainText(/Rate exceeded for shard shardId-0+\d/);
  await expect(errors.getByRole('listitem')).toContainText(/request id [\da-f-]{36}/);

  // The badge is of the moment; the report says for the whole run which limit was reached.
  await page.getByRole('link', { name: 'Report' }).click();
  const why = page.getByRole('listitem').filter({ hasText: /^Shard 000\d is full/ });
  await expect(why).toHaveText(/(?:[89]|10) s, the first at [01] s/);
  await expect(why).toContainText('reached its limit of 1,000 records a second');
  await expect(why).toContainText('use more keys, not more shards');
});
