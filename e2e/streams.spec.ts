import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectAccessible, forEachLook, screenshot } from './helpers/looks.ts';
import { Workbench } from './helpers/workbench.ts';

/** The stream that is there at the first visit. */
const FIRST = 'practice';

async function openStream(page: Page, name: string): Promise<void> {
  await page.goto(`/#/streams/${name}`);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByText('Hash space and lineage')).toBeVisible();
}

/** A notice by its whole text: the live region beside it says a word more. */
function notice(page: Page, text: string) {
  return page.getByText(text, { exact: true });
}

async function tab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click();
}

function openShard(page: Page, index: number) {
  return page.getByRole('button', {
    name: new RegExp(`^shardId-${String(index).padStart(12, '0')}, open`),
  });
}

test('create, split, merge, a new count and delete, each with its result beforehand', async ({
  page,
}) => {
  await page.goto('/#/streams');
  await page.getByRole('button', { name: 'Create stream' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create a stream' });
  await dialog.getByLabel('Name', { exact: true }).fill('lab');
  await dialog.getByLabel('Shards', { exact: true }).fill('3');
  const result = dialog.getByRole('region', { name: 'What you get' });
  await expect(result).toContainText('3,000 records/s');
  await expect(result).toContainText('3.0 MiB/s');
  await expect(result).toContainText('$0.045 per hour');
  await expect(result).toContainText('$32.85 per month');
  await expect(result).toContainText('September 2026');
  await dialog.getByLabel('Shards', { exact: true }).fill('2');
  await dialog.getByLabel('Retention, hours').fill('48');
  await dialog.getByLabel('Tags (optional)').fill('course=streams-101');
  await dialog.getByRole('button', { name: 'Create stream' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'CREATING' })).toBeVisible();
  await expect(notice(page, 'lab is ready with 2 shards.')).toBeVisible();
  await expect(page.getByText('2 days')).toBeVisible();

  // Split the upper shard at three quarters of its range, by keyboard.
  await openShard(page, 1).click();
  const handle = page.getByRole('slider', { name: /^Where to split/ });
  await expect(handle).toHaveAttribute('aria-valuenow', '50');
  await handle.focus();
  for (let press = 0; press < 2; press += 1) await handle.press('PageUp');
  for (let press = 0; press < 5; press += 1) await handle.press('ArrowRight');
  await expect(handle).toHaveAttribute('aria-valuenow', '75');
  await expect(page.getByText('37.5 % of the hash keys, from 0001')).toBeVisible();
  await expect(page.getByText('$0.070 → $0.105 per hour')).toBeVisible();
  await page.getByRole('button', { name: 'Split shard 0001' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'UPDATING' })).toBeVisible();
  await expect(notice(page, 'Shard 0001 of lab is split: 3 open shards.')).toBeVisible();
  await expect(openShard(page, 2)).toHaveAccessibleName(/37\.5 %/);
  await expect(openShard(page, 3)).toHaveAccessibleName(/12\.5 %/);

  await page.getByRole('button', { name: 'Before and after: splitting shard 0001' }).click();
  const lines = page.getByRole('region', { name: 'Lines of describe-stream' });
  await expect(page.getByRole('tab', { name: 'Describe', selected: true })).toBeVisible();
  await expect(lines).toContainText('"ParentShardId": "shardId-000000000001"');
  await expect(lines).toContainText('"EndingSequenceNumber"');

  // Each change leads to its call, as a line to copy.
  await page.getByRole('button', { name: 'As a command: Splitting shard 0001' }).click();
  const full = page.getByRole('region', { name: 'SplitShard in full' });
  await expect(full).toBeFocused();
  await expect(full.getByText(/^aws kinesis split-shard --/)).toContainText(
    '--shard-to-split shardId-000000000001',
  );
  await expect(full.getByText(/boto3\.client\("kinesis".*\.split_shard\(/)).toBeVisible();
  await expect(full.getByText(/new SplitShardCommand\(/)).toBeVisible();
  await page.getByRole('button', { name: /API log/ }).click();

  await tab(page, 'Shards');
  await page.getByRole('button', { name: 'Merge two' }).click();
  await page.getByRole('button', { name: 'Choose shard 0002' }).click();
  await expect(page.getByText('50.0 % of the hash keys, from 0002 and 0003')).toBeVisible();
  await page.getByRole('button', { name: 'Merge 0002 and 0003' }).click();
  await expect(
    notice(page, 'Shards 0002 and 0003 of lab are merged: 2 open shards.'),
  ).toBeVisible();

  await page.getByRole('button', { name: 'New count' }).click();
  const count = page.getByLabel('Open shards', { exact: true });
  await count.fill('5');
  await expect(page.getByText('Write a whole number from 1 to 4')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Change the count' })).toBeDisabled();
  await count.fill('4');
  await page.getByRole('button', { name: 'Change the count' }).click();
  await expect(notice(page, 'lab has 4 open shards.')).toBeVisible();
  await expect(page.getByRole('button', { name: /, open, 25\.0 % of/ })).toHaveCount(4);

  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  const confirm = page.getByRole('dialog', { name: 'Delete lab?' });
  await confirm.getByRole('textbox').fill('lob');
  await confirm.getByRole('button', { name: 'Delete stream' }).click();
  await expect(confirm.getByText('This is not lab.')).toBeVisible();
  await confirm.getByRole('textbox').fill('lab');
  await confirm.getByRole('button', { name: 'Delete stream' }).click();
  await expect(notice(page, 'lab is deleted.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'lab', exact: true })).toHaveCount(0);
});

test('a boundary is dragged with the pointer, and halved again', async ({ page }) => {
  await openStream(page, FIRST);
  await openShard(page, 0).click();
  const handle = page.getByRole('slider', { name: /^Where to split/ });
  const lane = await openShard(page, 0).boundingBox();
  const at = await handle.boundingBox();
  if (lane === null || at === null) throw new Error('the picture is drawn');
  await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
  await page.mouse.down();
  await page.mouse.move(lane.x + lane.width / 4, at.y + at.height / 2, { steps: 5 });
  await page.mouse.up();
  const part = Number(await handle.getAttribute('aria-valuenow'));
  expect(part).toBeGreaterThan(23);
  expect(part).toBeLessThan(27);
  await page.getByRole('button', { name: 'Halve' }).click();
  await expect(handle).toHaveAttribute('aria-valuenow', '50');
  await page.getByLabel('New starting hash key').fill('1');
  await expect(page.getByText(/^The split point must lie between 2 and/)).toBeVisible();
});

test('a split and a merge that the service refuses show its reason, and a second tab sees the change', async ({
  page,
  context,
}) => {
  await openStream(page, FIRST);
  const other = await context.newPage();
  await openStream(other, FIRST);
  await openShard(other, 3).click();
  await openShard(page, 0).click();
  await page.getByRole('button', { name: 'Split shard 0000' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'UPDATING' })).toBeVisible();
  await other.getByRole('button', { name: 'Split shard 0003' }).click();
  await expect(other.getByText('The service refused the change.')).toBeVisible();
  await expect(other.getByText('ResourceInUseException')).toBeVisible();
  await expect(other.getByText('Wait until its status is ACTIVE and try again.')).toBeVisible();
  await expect(openShard(other, 5)).toBeVisible();

  await other.getByRole('button', { name: 'Merge two' }).click();
  await other.getByRole('button', { name: 'Choose shard 0002' }).click();
  await expect(other.getByText('The service refused the change.')).toBeHidden();
  await expect(notice(page, 'Shard 0000 of practice is split: 5 open shards.')).toBeVisible();
  await openShard(page, 1).click();
  await page.getByRole('button', { name: 'Split shard 0001' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'UPDATING' })).toBeVisible();
  await other.getByRole('button', { name: 'Merge 0002 and 0003' }).click();
  await expect(other.getByText('The service refused the change.')).toBeVisible();
  await expect(other.getByText('ResourceInUseException')).toBeVisible();
});

test('what a stream takes now stands in the list and on its shards, also in another tab', async ({
  page,
  context,
}) => {
  const workbench = new Workbench(page);
  await workbench.open();
  await workbench.set({ rate: '200', keys: { fixed: 'user-1' } });
  await workbench.untilStop();
  await workbench.start.click();
  const other = await context.newPage();
  await other.goto('/#/streams');
  await expect(other.getByRole('row', { name: /^practice/ })).toContainText(/\d{2,3}\/s/);
  await openStream(other, FIRST);
  await expect(openShard(other, 3)).toContainText(/in 100\.0 %, \d+\/s/);
  await expect(openShard(other, 0)).toContainText('in 0.0 %, 0/s');
  await workbench.stop.click();
  await workbench.ended();
});

test('keys: where they go, and keys for a shard', async ({ page }) => {
  await openStream(page, FIRST);
  await tab(page, 'Keys');
  await page.getByLabel('Partition keys').fill('a\nuser-1\nuser-2\nuser-42\n日本');
  const rows = page.getByRole('region', { name: 'Keys and their shards' }).getByRole('row');
  await expect(rows.nth(2)).toContainText('d6d7705392bc7af633328bea8c4c6904');
  await expect(rows.nth(2)).toContainText('285573413173782752570879317399258818820');
  const shards = await rows.locator('td:nth-child(2)').allInnerTexts();
  expect(shards.map((text) => text.trim())).toEqual(['0000', '0003', '0000', '0001', '0001']);
  await page.getByRole('button', { name: 'Find keys' }).click();
  await page.getByRole('button', { name: 'Show them on the ring' }).click();
  const found = await rows.locator('td:nth-child(2)').allInnerTexts();
  expect(found.map((text) => text.trim())).toEqual(Array(10).fill('0000'));
});

test('settings change the stream, and say when they cannot', async ({ page }) => {
  await openStream(page, FIRST);
  await tab(page, 'Settings');
  await page.getByLabel('Retention, Hours').fill('23');
  await expect(page.getByText('Write a whole number from 24 to 8,760.')).toBeVisible();
  await page.getByLabel('Retention, Hours').fill('168');
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expect(notice(page, 'practice keeps records for 7 days.')).toBeVisible();
  await page.getByLabel('New tag, key=value').fill('team=blue');
  await page.getByRole('button', { name: 'Add tag' }).click();
  await expect(page.getByRole('button', { name: 'Remove the tag team' })).toBeVisible();
  await page.getByLabel('New consumer').fill('dashboard');
  await page.getByRole('button', { name: 'Register', exact: true }).click();
  await expect(notice(page, 'dashboard is registered.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Deregister dashboard' })).toBeVisible();
  const switching = page.getByRole('button', { name: 'Switch to on demand' });
  const asked = page.getByRole('dialog', { name: 'Switch practice to on demand?' });
  await switching.click();
  await expect(asked.getByText('The stream keeps its 4 open shards.')).toBeVisible();
  await asked.getByRole('button', { name: 'Cancel' }).click();
  await switching.click();
  await asked.getByRole('button', { name: 'Switch', exact: true }).click();
  await expect(notice(page, 'practice is on demand now.')).toBeVisible();
  await page.getByRole('button', { name: 'Let the service distribute' }).click();
  await expect(notice(page, 'The service spreads the records of practice now.')).toBeVisible();
  await page.getByLabel('Warm throughput, MiB a second').fill('6');
  const warm = page.locator('section', { has: page.getByText('Warm throughput', { exact: true }) });
  await warm.getByRole('button', { name: 'Save' }).click();
  await expect(warm.getByText('ValidationException')).toBeVisible();
  await warm.getByRole('button', { name: 'Enable the commitment (practice)' }).click();
  await expect(warm.getByText('Billing commitment: ENABLED')).toBeVisible();
  await warm.getByRole('button', { name: 'Save' }).click();
  await expect(notice(page, 'practice is ready for 6 MiB a second.')).toBeVisible();
  await tab(page, 'Shards');
  await expect(page.getByText('AWS chooses the shards of an on-demand stream')).toBeVisible();
  await expect(page.getByRole('row', { name: /Open/ })).toHaveCount(6);
  await expect(page.getByRole('button', { name: /^Split shard/ })).toHaveCount(0);
});

test('a stream that is not there says so', async ({ page }) => {
  await page.goto('/#/streams/nowhere');
  await expect(page.getByText('There is no stream named nowhere')).toBeVisible();
  await page.getByRole('link', { name: 'See all streams' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Streams' })).toBeVisible();
});

test('every view is accessible, on a laptop and a phone, light and dark', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto('/#/streams');
  await expect(page.getByRole('link', { name: FIRST })).toBeVisible();
  await forEachLook(page, async (look) => {
    await expectAccessible(page, `streams ${look.name}`);
    await screenshot(page, 'streams', look);
  });
  await page.getByRole('button', { name: 'Create stream' }).click();
  await forEachLook(page, async (look) => {
    await expectAccessible(page, `create ${look.name}`);
    await screenshot(page, 'streams-create', look);
  });
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await openStream(page, FIRST);
  await openShard(page, 1).click();
  await page.getByRole('button', { name: 'Split shard 0001' }).click();
  await expect(openShard(page, 5)).toBeVisible();
  await expect(notice(page, 'Shard 0001 of practice is split: 5 open shards.')).toBeHidden();
  await openShard(page, 0).click();
  for (const name of ['Shards', 'Keys', 'Describe', 'Settings', 'Cost']) {
    await tab(page, name);
    await expect(page.getByRole('tabpanel', { name })).toBeVisible();
    await forEachLook(page, async (look) => {
      await screenshot(page, `streams-${name.toLowerCase()}`, look);
      // Colours do not depend on the width, nor widths on the colours.
      if (look.name === '1440x900-dark' || look.name === '390x844-light') return;
      // As tall as the page, so that the bar at the bottom covers nothing that axe measures.
      await page.setViewportSize({ width: look.width, height: 3200 });
      await expectAccessible(page, `${name} ${look.name}`);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${name} ${look.name} scrolls sideways`).toBe(0);
    });
  }
});
