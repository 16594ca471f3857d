import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { expect, test } from './fixtures.ts';
import { expectAccessible, forEachLook, screenshot } from './helpers/looks.ts';
import { toNumber, Workbench } from './helpers/workbench.ts';

const ENDS = ['Accepted', 'Gave up', 'Failed', 'Unconfirmed', 'Waiting', 'In flight'] as const;

function sum(accounts: Readonly<Record<string, number>>): number {
  return ENDS.reduce((all, name) => all + (accounts[name] ?? NaN), 0);
}

test('Start twice is one run; Stop at once drains it; the accounts add up', async ({ page }) => {
  const workbench = new Workbench(page);
  await workbench.open();
  await workbench.set({ rate: '2000' });
  await workbench.untilStop();
  await workbench.start.evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  await workbench.stop.click();
  await expect(workbench.state).toHaveText('Stopped and drained', { timeout: 20_000 });
  const accounts = await workbench.accounts();
  expect(sum(accounts)).toBe(accounts['generated']);
  expect(accounts['Waiting']).toBe(0);
  expect(accounts['In flight']).toBe(0);

  await page.getByRole('link', { name: 'Report' }).click();
  await page.getByRole('link', { name: 'All runs' }).click();
  await expect(page.getByRole('heading', { name: 'History (1)' })).toBeVisible();
});

test('a run whose page is reloaded or closed is kept with what was accepted by then', async ({
  page,
  context,
}) => {
  const workbench = new Workbench(page);
  await workbench.open();
  await workbench.set({ rate: '500' });
  await workbench.untilStop();
  await workbench.start.click();
  await expect.poll(async () => (await workbench.accounts())['Accepted'] ?? 0).toBeGreaterThan(900);
  await page.reload();
  await expect(page.getByText(/ended when its page was left or reloaded/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Last run' })).toBeVisible();
  await page.getByRole('button', { name: 'Open its report' }).click();
  const figure = (name: string) =>
    page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  await expect(figure('Ended')).toContainText('with its page');
  const accepted = toNumber(
    (await figure('Accepted').getByRole('cell').first().textContent()) ?? '',
  );
  expect(accepted).toBeGreaterThan(300);

  // It is kept once, and a run that another tab goes on with is not taken from it.
  await workbench.show();
  await workbench.start.click();
  await expect(workbench.stop).toBeVisible();
  await page.waitForTimeout(700);
  const other = await context.newPage();
  await other.goto('/#/runs');
  await expect(other.getByRole('heading', { name: 'History (1)' })).toBeVisible();
  await page.close();
  await expect(other.getByRole('heading', { name: 'History (2)' })).toBeVisible();
});

test('two producers on one stream: each one’s accounts, and their sum; the form as a file and back', async ({
  page,
}) => {
  const workbench = new Workbench(page);
  await workbench.open();
  await workbench.set({ rate: '200' });
  await workbench.untilStop();
  await page.getByLabel('Name of the run').fill('steady');
  await workbench.start.click();
  await expect(workbench.stop).toBeVisible();

  await page.getByRole('button', { name: '+ Add a producer' }).click();
  await workbench.set({ rate: '100', records: 150, keys: { fixed: 'one-key' } });
  await page.getByLabel('Name of the run').fill('aside');
  const exported = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const file = await (await exported).path();
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    version: 1,
    name: 'aside',
    total: 150,
    keys: { type: 'one', key: 'one-key' },
    profile: { type: 'constant', rate: 100 },
  });
  await workbench.start.click();
  await workbench.ended();
  expect(await workbench.accounts()).toMatchObject({ generated: 150, Accepted: 150 });

  const strip = page.getByRole('region', { name: 'Producers' });
  await expect(strip.getByRole('listitem')).toHaveCount(2);
  await forEachLook(page, async (look) => {
    await screenshot(page, 'producers', look);
    await expectAccessible(page, `two producers, ${look.name}`);
    for (const view of ['Over time', 'Keys and ranges', 'Limits']) {
      await page.getByRole('button', { name: view, exact: true }).click();
      if (view === 'Limits') break;
      await expect(page.getByRole('button', { name: 'Show as table' }).first()).toBeVisible();
      await expectAccessible(page, `${view}, ${look.name}`);
    }
  });
  await strip.getByRole('button', { name: 'steady', exact: true }).click();
  await page.getByLabel(/^Running at 200 records\/s/).fill('50');
  await page.getByRole('button', { name: 'Change the running rate to 50/s' }).click();
  await expect(page.getByText('The target is now 50 records/s')).toBeVisible();
  await expect(page.getByText('rate 50/s').first()).toBeVisible();
  await expect(page.getByLabel(/^Running at 50 records\/s/)).toBeVisible();
  const together = (await strip.getByText(/^Together/).textContent()) ?? '';
  expect(toNumber(/([\d,]+) of/.exec(together)?.[1] ?? '')).toBeGreaterThan(150);
  await workbench.stop.click();
  await workbench.ended();
  const steady = await workbench.accounts();
  expect(sum(steady)).toBe(steady['generated']);

  await workbench.set({ rate: '77' });
  await page.getByLabel('Scenario file').setInputFiles({
    name: 'aside.json',
    mimeType: 'application/json',
    buffer: await readFile(file),
  });
  await expect(page.getByLabel('Records per second', { exact: true })).toHaveValue('100');
  await expect(page.getByLabel('Key', { exact: true })).toHaveValue('one-key');
  await page.getByLabel('Scenario file').setInputFiles({
    name: 'odd.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"version":1,"stream":"x"}'),
  });
  await expect(page.getByText(/^odd\.json is no scenario: /)).toBeVisible();
});

test('two tabs are two runs on one stream; they are compared, and the report needs no network', async ({
  page,
  context,
}, testInfo) => {
  const one = new Workbench(page);
  await one.open();
  const other = new Workbench(await context.newPage());
  await other.open();
  await Promise.all([
    one.run({ rate: '150', seconds: 4, keys: { fixed: 'celebrity' } }),
    other.run({ rate: '150', seconds: 4, keys: { many: 20 } }),
  ]);
  for (const tab of [one, other]) {
    const accounts = await tab.accounts();
    expect(accounts['generated']).toBe(600);
    expect(sum(accounts)).toBe(600);
  }
  await other.page.close();
  await page.reload();
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Runs' }).click();
  const boxes = page.getByRole('checkbox', { name: /^Compare/ });
  await expect(boxes).toHaveCount(2);
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await expect(page.getByRole('heading', { name: 'On one axis' })).toBeVisible();
  const keys = page.getByRole('row', { name: /^Partition keys/ });
  await expect(keys).toContainText('one');
  await expect(keys).toContainText('n');
  await forEachLook(page, async (look) => {
    await screenshot(page, 'compare', look);
    await expectAccessible(page, `compared runs, ${look.name}`);
  });

  await page.locator('.run-table').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'Cost' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'On one axis' })).toBeVisible();
  await page.reload();
  await expect(boxes.nth(1)).toBeChecked();
  await page.locator('.run-table').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'Cost' })).toBeVisible();
  const perSecond = page.getByRole('region', { name: /records per second over time$/ });
  await page.getByRole('button', { name: 'Show as table' }).first().click();
  await expect(perSecond.getByRole('row').nth(1)).toContainText(/KiB.*\d ms.*\d ms/);
  const ofShards = page.getByRole('region', { name: 'What each shard took' });
  await expect(ofShards).toContainText('Predicted');
  await expect(ofShards).not.toContainText('Service time');
  await forEachLook(page, async (look) => {
    await screenshot(page, 'report', look);
    expect(
      await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ),
    ).toBe(0);
    await expectAccessible(page, `the report of a run, ${look.name}`);
  });
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'HTML report' }).click();
  const path = testInfo.outputPath('report.html');
  await (await downloading).saveAs(path);
  const offline = await context.newPage();
  await context.setOffline(true);
  const asked: string[] = [];
  offline.on('request', (request) => asked.push(request.url()));
  await offline.goto(pathToFileURL(path).href);
  for (const name of ['Rate over time', 'Latency', 'Shards over time', 'Hash keys', 'Cost'])
    await expect(offline.getByRole('heading', { name })).toBeVisible();
  await expect(offline.locator('svg')).toHaveCount(3);
  expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
  expect(await offline.locator('script').count()).toBe(0);
  await offline.setViewportSize({ width: 1000, height: 2400 });
  await offline.screenshot({ path: 'test-results/screenshots/report-file.png' });
});
