import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectAccessible, forEachLook, screenshot } from './helpers/looks.ts';
import { createStream, Workbench } from './helpers/workbench.ts';

test('Metrics: a low minute whose seconds throttled, as chart and as table', async ({ page }) => {
  const workbench = new Workbench(page);
  await workbench.open();
  await createStream(page, 'peak', 2);

  await page.goto('/#/streams/peak');
  await page.getByRole('tab', { name: 'Metrics', exact: true }).click();
  await expect(page.getByText('Nothing was written in the last hour')).toBeVisible();
  await expect(page.getByText('Nobody called GetRecords in the last hour.')).toBeVisible();

  await workbench.show();
  await workbench.chooseStream('peak');
  await workbench.run({
    template: '{{number.int(1000)}}',
    rate: '2500',
    seconds: 3,
    keys: { fixed: 'celebrity' },
    retry: false,
  });
  const accounts = await workbench.accounts();
  const accepted = accounts['Accepted'] ?? 0;
  const gaveUp = accounts['Gave up'] ?? 0;
  expect(accepted).toBeGreaterThanOrEqual(2_500);
  expect(gaveUp).toBe(7_500 - accepted);

  await page.goto('/#/streams/peak');
  await page.getByRole('tab', { name: 'Metrics', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^Inside one minute: \d\d:\d\d$/ })).toBeVisible();
  await expect(
    page.getByText(
      /^Shard \d{4} used \d\.\d % of its write limit on average over this minute; the busiest second, [\d:]+, reached \d+\.\d % on one shard\. In (one second|\d seconds), [\d,]+ records were throttled\.$/,
    ),
  ).toBeVisible();

  // The sums over the hour are what the run counted.
  expect(await columns(page, 'Records in')).toEqual([accepted]);
  const [write, read] = await columns(page, 'Throttled');
  expect(write).toBe(gaveUp);
  expect(read).toBe(0);

  // The workbench's live tail has read meanwhile.
  await expect(page.getByText('Nobody called GetRecords in the last hour.')).toBeHidden();

  await expectAccessible(page, 'the Metrics tab');
  await forEachLook(page, async (look) => {
    await screenshot(page, 'metrics', look);
  });
});

/** Shows a chart as a table and adds its columns up. */
async function columns(page: Page, title: string): Promise<number[]> {
  const card = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) });
  await card.getByRole('button', { name: 'Show as table' }).click();
  const rows = card.locator('tbody tr');
  await expect(rows).toHaveCount(60);
  const figures = await rows.evaluateAll((all) =>
    all.map((row) =>
      [...row.querySelectorAll('td')].map((cell) =>
        Number((cell.textContent ?? '').replaceAll(',', '')),
      ),
    ),
  );
  await card.getByRole('button', { name: 'Show as chart' }).click();
  return (figures[0] ?? []).map((_, i) => figures.reduce((sum, row) => sum + (row[i] ?? 0), 0));
}
