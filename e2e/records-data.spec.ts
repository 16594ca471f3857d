import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectAccessible } from './helpers/looks.ts';
import { expectRecordCount, openRecords } from './helpers/records.ts';
import { Workbench } from './helpers/workbench.ts';
import { post } from './helpers/post.ts';
import { freePort, ROOT, startNode } from './peers/process.ts';

async function call(url: string, operation: string, input: object): Promise<void> {
  const answer = await post(url, operation, input);
  expect(answer.status, await answer.text()).toBe(200);
}

const HOSTILE: readonly (readonly [string, Buffer])[] = [
  ['html', Buffer.from('<img src=x onerror="ran=1"><script>ran=1</script>')],
  ['long line', Buffer.alloc(1024 * 1024 - 20, 'x')],
  ['not UTF-8', Buffer.from([0xff, 0xfe, 0x00, 0xc3, 0x28, 0x80])],
  ['zip bomb', gzipSync(Buffer.alloc(100 * 1024 * 1024))],
  ['deep JSON', Buffer.from(`${'['.repeat(10_000)}${']'.repeat(10_000)}`)],
  ['control and bidi', Buffer.from('a\u0000\u001b[31m\u202Etxt.exe\u2066\u0007')],
];

const SMALL = '{"sensor":"a","n":1}';

/** Data as producers pack it, and what the steps of the record say of it. */
const PACKED: readonly (readonly [key: string, data: Buffer, words: readonly string[]])[] = [
  [
    'zlib and line',
    Buffer.concat([deflateSync(SMALL), Buffer.from('\n')]),
    ['zlib', '1 byte follows'],
  ],
  [
    'cut gzip',
    gzipSync(SMALL).subarray(0, -3),
    ['gzip', 'damaged: its trailer is cut off: 5 of 8 bytes are there'],
  ],
  ['three objects', Buffer.from(SMALL.repeat(3)), ['3 JSON objects', '#3']],
  [
    'glue',
    Buffer.concat([Buffer.from([3, 0]), Buffer.alloc(16, 0xab), Buffer.from(SMALL)]),
    ['Glue Schema Registry header', 'schema version abababab-abab-abab-abab-abababababab'],
  ],
];

/** Opens the record with this key from the list. */
async function open(page: Page, key: string): Promise<void> {
  const grid = page.getByRole('grid', { name: 'Records' });
  await grid.locator('[data-position]').filter({ hasText: key }).first().click();
  const panel = page.getByRole('complementary', { name: 'Record' });
  await expect(panel.getByRole('region', { name: 'Data' })).toBeVisible();
  await expect(panel).toContainText(key);
}

test('hostile records are shown safely, and the page lives', async ({ page }) => {
  const port = await freePort();
  const simulator = await startNode(
    [join(ROOT, 'dist/cli/shardlab.js'), 'simulate', '--port', `${port}`, '--stream', 'hostile:2'],
    port,
  );
  try {
    for (const [key, data] of [...HOSTILE, ...PACKED])
      await call(simulator.url, 'PutRecord', {
        StreamName: 'hostile',
        PartitionKey: key,
        // A shard takes 1 MB a second: the long line has one to itself.
        ExplicitHashKey: key === 'long line' ? '340282366920938463463374607431768211455' : '0',
        Data: data.toString('base64'),
      });
    await page.goto('/');
    await page.getByRole('button', { name: /^Connection/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^Endpoint/ }).click();
    await dialog.getByLabel('Endpoint URL').fill(simulator.url);
    await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(dialog).toBeHidden();
    await openRecords(page, 'hostile');
    await expectRecordCount(page, HOSTILE.length + PACKED.length);
    const panel = page.getByRole('complementary', { name: 'Record' });
    for (const [key] of HOSTILE) await open(page, key);
    for (const [key, , words] of PACKED) {
      await open(page, key);
      for (const text of words) await expect(panel).toContainText(text);
      await expect(panel.getByRole('treeitem').first()).toBeVisible();
    }
    await open(page, 'html');
    await expect(panel).toContainText('<img src=x onerror="ran=1">');
    await open(page, 'zip bomb');
    await expect(panel).toContainText('cut at 16 MiB');
    await open(page, 'control and bidi');
    await expect(panel).not.toContainText('\u202E');
    await open(page, 'deep JSON');
    await expect(panel.getByRole('treeitem').first()).toBeVisible();
    expect(await panel.getByRole('treeitem').count()).toBeLessThan(1_000);
    await panel.getByRole('treeitem').first().focus();
    await page.keyboard.press('ArrowLeft');
    await expect(panel.getByRole('treeitem')).toHaveCount(1);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(panel.getByRole('treeitem').nth(1)).toBeFocused();
    expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
    await expectAccessible(page, 'a record of 10,000 levels');
  } finally {
    await simulator.stop();
  }
});

test('a stamped run is verified; after a reset the report says that the stream is another one', async ({
  page,
}) => {
  const workbench = new Workbench(page);
  await workbench.open();
  await workbench.tick('Stamp each record', true);
  await workbench.run({ template: '{"n":1}', rate: '200', records: 100 });
  await page.getByRole('link', { name: 'Report' }).click();
  await page.getByRole('button', { name: 'Verify now' }).click();
  const report = page.url();
  const outcome = page.locator('.verify__words');
  await expect(outcome).toHaveText(/all 100 accepted records .* None is there twice/);
  // It goes into the run's report: another tab finds it, and the file has it.
  const other = await page.context().newPage();
  await expect(async () => {
    await other.goto('about:blank');
    await other.goto(report);
    await expect(other.locator('.verify__words')).toHaveText(/all 100 accepted records/, {
      timeout: 3_000,
    });
  }).toPass();
  await other.close();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'HTML report' }).click();
  const file = await (await download).path();
  expect(await readFile(file, 'utf8')).toMatch(/Verified delivery.*all 100 accepted records/s);
  await openRecords(page, 'practice');
  await expectRecordCount(page, 100);
  await expect(page.getByRole('grid', { name: 'Records' })).toContainText('"_record":99}');

  await page.goto('/#/practice');
  await page.getByRole('button', { name: 'Reset…' }).click();
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(page.getByText('The practice service was reset')).toBeVisible();
  await page.goto(report);
  await page.getByRole('button', { name: 'Verify now' }).click();
  await expect(outcome).toHaveText(/created again after this run began/);
});
