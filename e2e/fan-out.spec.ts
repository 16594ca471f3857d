import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectAccessible, forEachLook, screenshot } from './helpers/looks.ts';
import { expectRecordCount, openRecords } from './helpers/records.ts';
import { createStream, Workbench } from './helpers/workbench.ts';
import { post } from './helpers/post.ts';
import { freePort, ROOT, startNode } from './peers/process.ts';

const TEMPLATE = '{"n":{{number.int({"min":1,"max":100})}}}';

async function send(page: Page, stream: string, records: number): Promise<void> {
  const workbench = new Workbench(page);
  await workbench.open();
  await workbench.chooseStream(stream);
  expect(await workbench.run({ template: TEMPLATE, rate: '500', records })).toMatch(/^Completed/);
}

async function newStream(page: Page, name: string, shards: number): Promise<void> {
  await new Workbench(page).open();
  await createStream(page, name, shards);
}

/** The same, asked of a simulator, which takes any signature of the right form. */
async function listConsumers(url: string, stream: string): Promise<string[]> {
  const call = async (operation: string, input: object): Promise<unknown> => {
    const answer = await post(url, operation, input);
    return answer.json();
  };
  const summary = (await call('DescribeStreamSummary', { StreamName: stream })) as {
    StreamDescriptionSummary: { StreamARN: string };
  };
  const list = (await call('ListStreamConsumers', {
    StreamARN: summary.StreamDescriptionSummary.StreamARN,
  })) as { Consumers: readonly { ConsumerName: string }[] };
  return list.Consumers.map(({ ConsumerName }) => ConsumerName);
}

const menu = (page: Page, label: RegExp): Locator => page.getByRole('button', { name: label });

async function subscribe(page: Page, name: string): Promise<void> {
  await menu(page, /^Polling/).click();
  await page.getByLabel('Consumer name').fill(name);
  await page.getByRole('button', { name: 'Register and subscribe' }).click();
  await expect(menu(page, /^Pushed: fan-out/)).toBeVisible();
}

/** The registered consumers of a stream, as its settings list them. */
async function consumers(page: Page, stream: string): Promise<string[]> {
  const other = await page.context().newPage();
  await other.goto(`/#/streams/${stream}`);
  await other.getByRole('tab', { name: 'Settings', exact: true }).click();
  const card = other.locator('.card').filter({ hasText: 'Registered consumers' });
  await expect(card.getByText('None is registered.').or(card.locator('li')).first()).toBeVisible();
  const names = await card.locator('li strong').allTextContents();
  await other.close();
  return names;
}

test('a registered consumer has the records pushed to it, and is removed on leaving', async ({
  page,
}) => {
  test.setTimeout(150_000);
  await newStream(page, 'pushed', 2);
  await send(page, 'pushed', 200);
  await openRecords(page, 'pushed');
  await expectRecordCount(page, 200);
  await subscribe(page, 'class');
  await expect(page.getByText(/class is subscribed since/)).toBeVisible();
  await expect(page.getByText(/Free here\. On AWS: 2 shards × \$0\.015/)).toBeVisible();
  expect(await consumers(page, 'pushed')).toEqual(['class']);
  // All of it again, and what comes from now on, without one GetRecords call.
  await expectRecordCount(page, 200);
  const other = await page.context().newPage();
  await send(other, 'pushed', 100);
  await other.close();
  await expectRecordCount(page, 300);
  await expect(page.getByRole('meter', { name: /^Own budget/ })).toBeVisible();

  await page.getByRole('button', { name: 'Back to polling' }).click();
  await expect(menu(page, /^Polling/)).toBeVisible();
  await expect.poll(() => consumers(page, 'pushed')).toEqual([]);
  await expectRecordCount(page, 300);
  await expect(page.getByRole('meter', { name: /^Read budget/ })).toBeVisible();
});

test('another stream, and closing the page, remove the consumer', async ({ page }) => {
  test.setTimeout(150_000);
  await newStream(page, 'one', 1);
  await page.goto('/#/records/one');
  await subscribe(page, 'leaves-by-stream');
  await page.goto('/#/records/practice');
  await expect(menu(page, /^Polling/)).toBeVisible();
  await expect.poll(() => consumers(page, 'one')).toEqual([]);

  const closing = await page.context().newPage();
  await closing.goto('/#/records/one');
  await subscribe(closing, 'leaves-by-closing');
  expect(await consumers(page, 'one')).toEqual(['leaves-by-closing']);
  await closing.close({ runBeforeUnload: true });
  await expect.poll(() => consumers(page, 'one')).toEqual([]);
});

test('reading again ends the subscriptions at once: new ones are not refused', async ({ page }) => {
  await newStream(page, 'again', 2);
  await send(page, 'again', 100);
  await openRecords(page, 'again');
  await subscribe(page, 'aborts');
  await expectRecordCount(page, 100);
  const shards = page.getByRole('list', { name: 'Shards being read' });
  for (let time = 0; time < 3; time += 1) {
    await page.getByRole('button', { name: 'Read again from there' }).click();
    await expectRecordCount(page, 100, 3_000);
    // An open one would refuse the next for five seconds.
    await expect(shards).not.toContainText('retrying');
  }
});

test('the same over a port: shardlab simulate', async ({ page }) => {
  const port = await freePort();
  const simulator = await startNode(
    [join(ROOT, 'dist/cli/shardlab.js'), 'simulate', '--port', `${port}`, '--stream', 'wire:2'],
    port,
  );
  try {
    await new Workbench(page).open();
    await page.getByRole('button', { name: /^Connection/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Connection' });
    await dialog.getByRole('radio', { name: /^Endpoint/ }).click();
    await dialog.getByLabel('Endpoint URL').fill(simulator.url);
    await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(dialog).toBeHidden();
    const workbench = new Workbench(page);
    await workbench.chooseStream('wire');
    expect(await workbench.run({ template: TEMPLATE, rate: '500', records: 100 })).toMatch(
      /^Completed/,
    );
    await openRecords(page, 'wire');
    await subscribe(page, 'over-http');
    await expectRecordCount(page, 100);
    await page.getByRole('button', { name: 'Read again from there' }).click();
    await expectRecordCount(page, 100, 3_000);
    const names = async () => listConsumers(simulator.url, 'wire');
    expect(await names()).toEqual(['over-http']);
    await page.close({ runBeforeUnload: true });
    await expect.poll(names).toEqual([]);
  } finally {
    await simulator.stop();
  }
});

test('a reload says goodbye too, and the page polls', async ({ page }) => {
  await newStream(page, 'reload', 1);
  await page.goto('/#/records/reload');
  await subscribe(page, 'reloaded');
  await page.reload();
  await expect(menu(page, /^Polling/)).toBeVisible();
  await expect.poll(() => consumers(page, 'reload')).toEqual([]);
});

test('the choice is accessible and looks right, wide and narrow, light and dark', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await openRecords(page, 'practice');
  await subscribe(page, 'look');
  await forEachLook(page, async (look) => {
    await expectAccessible(page, `fan-out ${look.name}`);
    await screenshot(page, 'fan-out', look);
  });
});
