import { expect, test } from './fixtures.ts';
import { createStream, Workbench } from './helpers/workbench.ts';

test('Stop while 20,000 records/s are offered to 40 shards: stopping, then drained, nothing lost', async ({
  page,
}) => {
  const workbench = new Workbench(page);
  await workbench.open();
  await createStream(page, 'forty', 40);
  await workbench.show();
  await workbench.chooseStream('forty');
  await workbench.set({ rate: '20000', inFlight: 12 });
  await workbench.start.click();
  await expect(page.getByRole('list', { name: 'Load of each shard' }).locator('li')).toHaveCount(
    40,
  );
  await page.waitForTimeout(5_000);

  await page.evaluate(() => {
    const status = document.querySelector('.run-bar [role="status"]');
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    if (status !== null) {
      new MutationObserver(() => seen.push(status.textContent)).observe(status, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    }
  });
  await workbench.stop.click();
  expect(await workbench.ended()).toBe('Stopped and drained');
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
  expect(seen.some((text) => text.startsWith('Stopping'))).toBe(true);

  const accounts = await workbench.accounts();
  const part = (name: string): number => accounts[name] ?? Number.NaN;
  expect(part('Waiting')).toBe(0);
  expect(part('In flight')).toBe(0);
  expect(part('Accepted')).toBeGreaterThan(20_000);
  expect(part('Accepted') + part('Gave up') + part('Failed') + part('Unconfirmed')).toBe(
    part('generated'),
  );
});
