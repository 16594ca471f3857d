import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectAccessible, forEachLook, screenshot } from './helpers/looks.ts';
import { expectRecordCount, openRecords } from './helpers/records.ts';
import { createStream, Workbench } from './helpers/workbench.ts';

const TEMPLATE =
  '{"n":{{number.int({"min":1,"max":100})}},"id":12345678901234567890,"status":"{{helpers.arrayElement(["OK","FAIL"])}}","html":"<img src=x onerror=alert(1)>"}';

/** Sends records to a new stream of two shards. */
async function send(page: Page, stream: string, records: number, template = TEMPLATE) {
  const workbench = new Workbench(page);
  await workbench.open();
  await createStream(page, stream, 2);
  await workbench.show();
  await workbench.chooseStream(stream);
  expect(await workbench.run({ template, rate: '1500', records, keys: { many: 20 } })).toMatch(
    /^Completed/,
  );
}

function count(page: Page, name: string) {
  return page.locator('.follow-bar__counts div').filter({ hasText: name }).locator('dd');
}

const grid = (page: Page) => page.getByRole('grid', { name: 'Records' });
const detail = (page: Page) => page.getByRole('complementary', { name: 'Record' });

test('the list is worked by keyboard: rows, open, close, search, pause', async ({ page }) => {
  await send(page, 'keys', 300);
  await openRecords(page, 'keys');
  await expectRecordCount(page, 300);
  await grid(page).focus();
  await page.keyboard.press('Home');
  await expect(page.getByRole('button', { name: /^Resume/ })).toBeVisible();
  const active = async () => grid(page).getAttribute('aria-activedescendant');
  await expect.poll(active).toBe('record-row-0');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect.poll(active).toBe('record-row-1');
  await page.keyboard.press('PageDown');
  expect(Number((await active())?.split('-').at(-1))).toBeGreaterThan(5);
  await page.keyboard.press('End');
  await expect.poll(active).toBe('record-row-299');
  await page.keyboard.press('Enter');
  await expect(detail(page)).toContainText('Sequence number');
  await page.keyboard.press('Escape');
  await expect(detail(page)).toBeHidden();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: /^Resume/ })).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByLabel('Find records')).toBeFocused();
});

test('a record opens to its key, hash, sequence number and data; a link leads back to it', async ({
  page,
}) => {
  await send(page, 'one', 50);
  await openRecords(page, 'one');
  await expectRecordCount(page, 50);
  await grid(page).locator('[data-position="49"]').click();
  const panel = detail(page);
  // Every digit, and HTML as text.
  await expect(panel).toContainText('"id": 12345678901234567890');
  await expect(panel).toContainText('<img src=x onerror=alert(1)>');
  await expect(panel).toContainText(/MD5 [0-9a-f]{32}/);
  await expect(panel).toContainText(/shardId-\d{12}/);
  const sequence = /\d{50,60}/.exec((await panel.textContent()) ?? '')?.[0] ?? 'none';
  await panel.getByRole('button', { name: 'Hex' }).click();
  await expect(panel.getByLabel('Hexadecimal dump')).toContainText('000000  7b 22 6e 22');
  await panel.getByRole('button', { name: 'Base64', exact: true }).click();
  await expect(panel.getByLabel('Data', { exact: true }).last()).toContainText('eyJuIj');

  await expect(page.getByText(/^Paused at the row you chose, reading goes on/)).toBeVisible();

  await page.reload();
  await expect(detail(page)).toContainText(sequence);
  await expect(detail(page)).toContainText('"id": 12345678901234567890');
  // The link is all that is known of it, and it still has its neighbours and its actions.
  await expectRecordCount(page, 50);
  await panel.getByRole('button', { name: 'Next record with the same key' }).click();
  await expect(panel.getByText('No later record with this key is held here.')).toBeVisible();
  await panel.getByRole('button', { name: 'Copy as command' }).click();
  await expect(panel.getByText(/copied|does not allow copying/)).toBeVisible();
  const key = (await panel.locator('.record-facts bdi').first().textContent()) ?? '';
  await panel.getByRole('button', { name: 'Trace this key' }).click();
  await expect(page.getByText(/^One partition key, in the order of its puts/)).toBeVisible();
  for (const row of await grid(page).locator('[data-position] .record-cell--key').all())
    await expect(row).toHaveText(key);
  await panel.getByRole('button', { name: 'Use as template' }).click();
  await expect(page.getByLabel('Record template', { exact: true })).toContainText('"id":123');
});

test('filters are chips in the address, and read, matched and shown are three numbers', async ({
  page,
}) => {
  await send(page, 'find', 400);
  await openRecords(page, 'find');
  await expectRecordCount(page, 400);
  await page.keyboard.press('/');
  await page.keyboard.type('n > 50');
  await page.keyboard.press('Enter');
  await page.keyboard.type('status = FAIL');
  await page.keyboard.press('Enter');
  await expect(count(page, 'Read')).toHaveText('400');
  const both = async () => [
    await count(page, 'Matched').textContent(),
    await count(page, 'Shown').textContent(),
  ];
  await expect
    .poll(async () => {
      const [matched, shown] = await both();
      return matched === shown && Number(matched) > 20 && Number(matched) < 300;
    })
    .toBe(true);
  const matched = Number(await count(page, 'Matched').textContent());
  // The numbers come before the rows do.
  await expect
    .poll(async () => {
      const rows = grid(page).locator('[data-position] .record-cell--data');
      const texts = (await rows.allTextContents()).filter((text) => text !== '');
      return texts.length > 0 && texts.every((text) => text.includes('"status":"FAIL"'));
    })
    .toBe(true);
  expect(page.url()).toContain('q=n+%3E+50&q=status+%3D+FAIL');

  await page.getByRole('button', { name: 'Scan from the oldest' }).click();
  await expect(page.getByText(/The whole stream was scanned: 400 read/)).toBeVisible();
  await expect(count(page, 'Shown')).toHaveText(String(matched));
  await page.getByRole('button', { name: 'Back to live' }).click();

  await page.getByRole('button', { name: /^Filters/ }).click();
  await page.getByRole('button', { name: '★ Keep this filter for the stream' }).click();
  await page.reload();
  await expect(count(page, 'Shown')).toHaveText(String(matched));
  await page.getByRole('button', { name: 'Remove the filter n > 50' }).click();
  await page.getByRole('button', { name: /^Filters/ }).click();
  await page.getByRole('button', { name: 'n > 50 · status = FAIL', exact: true }).click();
  await expect(count(page, 'Shown')).toHaveText(String(matched));
  await page.getByLabel('Find records').fill('nothing has this text');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Nothing matches')).toBeVisible();
});

test('scrolling up pauses, new records are counted, and Resume goes to the newest', async ({
  page,
}) => {
  await send(page, 'follow', 500);
  await openRecords(page, 'follow');
  await expectRecordCount(page, 500);
  const other = await page.context().newPage();
  await grid(page).hover();
  await page.mouse.wheel(0, -900);
  const resume = page.getByRole('button', { name: /^Resume/ });
  await expect(resume).toBeVisible();
  await expect(page.getByText(/^Paused by scrolling, reading goes on/)).toBeVisible();
  // Rows in view may still be on their way.
  const middle = grid(page).locator('[data-position]').nth(15);
  await expect(middle).toContainText('"id"');
  const top = await middle.textContent();

  const workbench = new Workbench(other);
  await workbench.open();
  await workbench.chooseStream('follow');
  await workbench.run({ template: TEMPLATE, rate: '500', records: 200 });
  await expect(resume).toContainText('+200 new');
  await expect(middle).toHaveText(top ?? '');
  await resume.click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '701');
  await expect(grid(page).locator('[data-position="699"]')).toBeVisible();
});

test('the three empties are told apart', async ({ page }) => {
  await page.goto('/');
  await createStream(page, 'silent', 1);
  await openRecords(page, 'silent');
  await expect(page.getByText('Nothing in these shards')).toBeVisible();
  await page.goto('/#/records/silent?from=LATEST');
  await expect(page.getByText('At the tip, waiting', { exact: true })).toBeVisible();
  // An hour ago, picked: nothing was written since then.
  const hourAgo = new Date(Date.now() - 3_600_000).toISOString().slice(0, 19);
  await page.getByRole('button', { name: /^Start at/ }).click();
  await page.getByRole('option', { name: /^From a time/ }).click();
  await page.getByLabel('Pick a time, local').fill(hourAgo);
  await page.getByRole('button', { name: 'Read from there' }).click();
  await expect(page.getByText('Nothing since then')).toBeVisible();
  expect(decodeURIComponent(page.url())).toContain(`from=${hourAgo}.000Z`);
  await page.goto('/#/records/nowhere');
  await expect(page.getByText('The stream nowhere could not be read.')).toBeVisible();
});

test('a shard is walked step by step', async ({ page }) => {
  await send(page, 'walk', 60);
  await page.goto('/#/records/walk?view=step');
  await page.getByRole('button', { name: 'Get iterator' }).click();
  await expect(page.getByText(/expires in (?:300|29\d) s/)).toBeVisible();
  await page.getByRole('button', { name: 'Get records' }).click();
  const records = page.getByRole('list', { name: 'Records of the answer' }).getByRole('listitem');
  await expect(records).toHaveCount(10);
  await expect(records.first()).toContainText('eyJuIj');
  await records.first().getByRole('button', { name: 'Decode' }).click();
  await expect(records.first()).toContainText('"id": 12345678901234567890');
  const atTip = page.getByRole('status').getByText('Empty: you are at the tip');
  for (let calls = 0; calls < 12; calls += 1) {
    if (await atTip.isVisible()) break;
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Next', exact: true })).toBeEnabled();
  }
  await expect(atTip).toBeVisible();

  // Five minutes go by, and the shard is closed meanwhile.
  const other = await page.context().newPage();
  await other.goto('/#/practice');
  await other.getByRole('button', { name: '+ 5 min' }).click();
  await expect(other.getByText('All practice streams are now 5 min later')).toBeVisible();
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page.getByRole('status').getByText(/^ExpiredIteratorException/)).toBeVisible();
  await page.getByRole('button', { name: 'Get a new iterator after the last record' }).click();
  await page.getByRole('button', { name: 'Get records' }).click();
  await expect(atTip).toBeVisible();
  await other.goto('/#/streams/walk');
  await other.getByRole('tab', { name: 'Shards', exact: true }).click();
  await other.getByRole('button', { name: 'New count' }).click();
  await other.getByLabel('Open shards', { exact: true }).fill('4');
  await other.getByRole('button', { name: 'Change the count' }).click();
  await expect(other.getByText('walk has 4 open shards.')).toBeVisible();
  await other.close();
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(
    page.getByRole('status').getByText(/NextShardIterator is null: the end of a closed/),
  ).toBeVisible();
  await expect(page.getByText('NextShardIterator null')).toBeVisible();
  const children = page.getByRole('button', { name: /^Go on in child/ });
  await expect(children).toHaveCount(2);
  await children.first().click();
  await expect(
    page.getByRole('group', { name: /^Iterator in use, shard 000[2-5]$/ }),
  ).toBeVisible();
});

test('matches are saved as NDJSON, and formulas in CSV are made harmless', async ({ page }) => {
  await page.addInitScript(() => {
    // The picker has no window in a headless browser: the download is what is tested.
    Reflect.deleteProperty(globalThis, 'showSaveFilePicker');
  });
  await send(page, 'save', 30, '=1+{{number.int(9)}}');
  await openRecords(page, 'save');
  await expectRecordCount(page, 30);
  const saved = async (format: RegExp): Promise<string> => {
    await page.getByRole('button', { name: /^Export/ }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: format }).click();
    const stream = await (await download).createReadStream();
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    return Buffer.concat(parts).toString();
  };
  const lines = (await saved(/^NDJSON/)).trimEnd().split('\n');
  expect(lines).toHaveLength(30);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ data: expect.stringMatching(/^=1\+\d\n$/) });
  expect(await saved(/^CSV/)).toMatch(/,"'=1\+\d\n"\r\n/);

  // Rows 2 to 4 of the list, by keyboard; then with a click.
  await grid(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByRole('button', { name: 'Export (3 selected)' })).toBeVisible();
  await expect(grid(page).getByRole('row', { selected: true })).toHaveCount(3);
  await expectAccessible(page, 'rows that are selected');
  expect((await saved(/^NDJSON/)).trimEnd().split('\n')).toEqual(lines.slice(1, 4));
  await grid(page)
    .locator('[data-position="7"]')
    .click({ modifiers: ['Shift'] });
  await expect(page.getByText('7 records selected')).toBeAttached();
  await expect(detail(page)).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeVisible();

  // Where the browser has a picker, the worker writes straight into the file.
  await page.evaluate(() => {
    Object.assign(globalThis, {
      showSaveFilePicker: async () => {
        const folder = await navigator.storage.getDirectory();
        return folder.getFileHandle('picked', { create: true });
      },
    });
  });
  await page.getByRole('button', { name: /^Export/ }).click();
  await page.getByRole('button', { name: /^NDJSON/ }).click();
  await expect(page.getByText(/saved to picked/)).toBeVisible();
  const written = await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    return (await (await folder.getFileHandle('picked')).getFile()).text();
  });
  expect(written.trimEnd().split('\n')).toEqual(lines);
});

test('every view is accessible and looks right, wide and narrow, light and dark', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await send(page, 'look', 200);
  await openRecords(page, 'look');
  await expectRecordCount(page, 200);
  await grid(page).locator('[data-position="199"]').click();
  await expect(detail(page)).toContainText('Sequence number');
  await forEachLook(page, async (look) => {
    await expectAccessible(page, `records ${look.name}`);
    await screenshot(page, 'records', look);
  });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('img', { name: /^Milliseconds behind latest of/ })).toHaveCount(2);
  await page.goto('/#/records/look?view=lanes');
  await expectRecordCount(page, 200);
  await expect(page.getByText(/^Order holds down each column/)).toBeVisible();
  await page.getByRole('button', { name: 'By sequence' }).click();
  await expect(page.getByText(/^Down each column by sequence number/)).toBeVisible();
  await forEachLook(page, async (look) => {
    await expectAccessible(page, `records side by side ${look.name}`);
    await screenshot(page, 'records-lanes', look);
  });
  await page.goto('/#/records/look?view=step');
  await page.getByRole('button', { name: 'Get iterator' }).click();
  await page.getByRole('button', { name: 'Get records' }).click();
  await expect(page.getByText(/^MillisBehindLatest \d/)).toBeVisible();
  await forEachLook(page, async (look) => {
    await expectAccessible(page, `records step by step ${look.name}`);
    await screenshot(page, 'records-step', look);
  });
});
