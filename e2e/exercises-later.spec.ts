import { expect, test } from './fixtures.ts';
import { ConsumersTab } from './helpers/consumers.ts';
import { beginExercise, ExerciseSheet, NAME } from './helpers/exercise.ts';

test.describe('later exercises, done from start to pass by acting on the page', () => {
  test('9. Many servers, one stream: two tabs on one practice stream', async ({
    page,
    context,
  }) => {
    test.setTimeout(120_000);
    const sheet = await beginExercise(page, 'many-servers');
    await sheet.create(2);
    await sheet.expectDone(1);
    await sheet.openWorkbench();
    await sheet.workbench.set({
      template: sheet.snippet('Record template'),
      rate: '20',
      keys: { fixed: sheet.value('red') },
    });
    await sheet.workbench.untilStop();
    await sheet.workbench.start.click();
    await expect(sheet.workbench.stop).toBeVisible();

    const other = await context.newPage();
    const second = new ExerciseSheet(other, 'many-servers', NAME);
    await second.workbench.open();
    // The exercise stands beside the second tab too, as far as it is.
    await second.expectDone(1);
    await second.workbench.set({ rate: '20', keys: { fixed: second.value('blue') } });
    await second.workbench.untilStop();
    await second.workbench.start.click();
    await other.waitForTimeout(4_000);
    await second.workbench.stop.click();
    await second.workbench.ended();
    await sheet.workbench.stop.click();
    await sheet.workbench.ended();
    await sheet.expectDone(2);
    // A tab that is closed in the middle takes nothing with it.
    await other.close();

    await page.goto(`/#/records/${sheet.stream}?from=TRIM_HORIZON`);
    const grid = page.getByRole('grid', { name: 'Records' });
    // One of the two went on for longer: its rows fill the newest screens.
    const shardOf = async (name: string): Promise<string | null> => {
      const rows = page.getByRole('row').filter({ hasText: sheet.value(name) });
      await expect(async () => {
        if ((await rows.count()) > 0) return;
        await grid.press('PageUp');
        expect(await rows.count()).toBeGreaterThan(0);
      }).toPass();
      return rows.first().locator('.shard-badge').textContent();
    };
    await expect(grid.getByRole('row').nth(5)).toBeVisible();
    await sheet.answer('red-shard', (await shardOf('red')) ?? '');
    await sheet.answer('blue-shard', (await shardOf('blue')) ?? '');
    await sheet.go('Workbench');
    const accounts = await sheet.workbench.accounts();
    await sheet.answer('red-count', String(accounts['Accepted']));
    await page.goto(`/#/records/${sheet.stream}?from=TRIM_HORIZON`);
    await sheet.expectPassed();
  });

  test('10. Many small records', async ({ page }) => {
    test.setTimeout(120_000);
    const sheet = await beginExercise(page, 'many-small-records');
    await sheet.create(1);
    await sheet.expectDone(1);
    await sheet.openWorkbench();
    await sheet.workbench.run({
      template: sheet.snippet('Record template'),
      rate: '3000',
      seconds: 6,
      retry: false,
    });
    await sheet.choose('limit');
    await sheet.expectDone(2);
    await page.getByRole('link', { name: 'Report' }).click();
    const plain = await sheet.reported('PUT payload units');
    await sheet.go('Workbench');
    await sheet.workbench.tick('Aggregate records', true);
    await sheet.workbench.run();
    await sheet.expectDone(3);
    await page.getByRole('link', { name: 'Report' }).click();
    await sheet.answer('units-plain', plain);
    await sheet.answer('units-packed', await sheet.reported('PUT payload units'));
    await sheet.choose('reader');
    await sheet.expectPassed();
  });

  test('11. Readers’ limits', async ({ page }) => {
    test.setTimeout(180_000);
    const sheet = await beginExercise(page, 'readers-limits');
    await sheet.create(1);
    await sheet.openWorkbench();
    await sheet.workbench.set({ rate: sheet.value('rate') });
    await sheet.workbench.untilStop();
    await sheet.workbench.start.click();
    await expect(sheet.workbench.stop).toBeVisible();
    const tab = new ConsumersTab(page);
    const [one, two, three] = [sheet.value('one'), sheet.value('two'), sheet.value('three')];
    await tab.open(sheet.stream);
    await tab.add({ name: one, interval: '250 ms' });
    await sheet.expectDone(1);
    await tab.add({ name: two, interval: '250 ms' });
    await tab.add({ name: three, interval: '250 ms' });
    await sheet.answer('wanted', '12');
    await sheet.answer('answered', '5');
    await sheet.choose('lost');
    await sheet.expectDone(2, 60_000);
    await tab.edit(one, { work: '50', alarm: sheet.value('alarm') });
    await sheet.answer('capacity', '20');
    await sheet.choose('more', 'until');
    await sheet.expectDone(3, 60_000);
    await tab.edit(one, { work: '0' });
    await sheet.expectDone(4, 60_000);
    await tab.edit(three, { fanOut: true });
    await sheet.choose('share', 'when');
    await sheet.expectPassed();
    await sheet.go('Workbench');
    await sheet.workbench.stop.click();
    await sheet.workbench.ended();
  });

  test('12. Falling behind and losing data', async ({ page, context }) => {
    test.setTimeout(120_000);
    const sheet = await beginExercise(page, 'falling-behind');
    await sheet.create(1);
    await sheet.openWorkbench();
    await sheet.workbench.run({ rate: '100', records: 50 });
    await sheet.expectDone(1);
    await sheet.walk(100);
    const other = await context.newPage();
    await other.goto('/#/practice');
    const jump = async (label: string): Promise<void> => {
      await other.getByRole('button', { name: label, exact: true }).click();
    };
    await jump('+ 5 min');
    await jump('+ 5 min');
    await page.getByRole('button', { name: 'Get records' }).click();
    await sheet.choose('what');
    await sheet.expectDone(2);

    await jump('+ 24 h');
    await sheet.walk(100);
    await sheet.choose('error');
    await sheet.expectDone(3);

    await sheet.follow('Streams page');
    await page.getByRole('tab', { name: 'Settings' }).click();
    const hours = page.getByLabel('Retention, Hours');
    await hours.fill('48');
    await page
      .locator('section')
      .filter({ has: hours })
      .getByRole('button', { name: 'Save' })
      .click();
    await expect(sheet.panel.getByText('IncreaseStreamRetentionPeriod was called.')).toBeVisible();
    await sheet.workbench.show();
    await expect(sheet.workbench.start).toBeEnabled();
    await sheet.workbench.run();
    await jump('+ 24 h');
    await sheet.walk(100);
    await sheet.choose('back');
    await sheet.expectPassed();
  });

  test('13. Exactly once?', async ({ page }) => {
    test.setTimeout(150_000);
    const sheet = await beginExercise(page, 'exactly-once');
    await sheet.create(1);
    await sheet.go('Practice');
    await page.getByRole('button', { name: /^What goes wrong/ }).click();
    await page.getByRole('option', { name: /Lost replies/ }).click();
    await page.getByLabel('Share, %').fill(sheet.value('share'));
    await page.getByRole('button', { name: 'Switch on' }).click();
    await sheet.expectDone(1);
    await sheet.openWorkbench();
    await sheet.workbench.run(
      { template: sheet.snippet('Record template'), rate: '100', records: 500 },
      90_000,
    );
    await sheet.expectDone(2);
    await sheet.go('Practice');
    await page
      .getByRole('button', { name: /^Switch off/ })
      .first()
      .click();
    await sheet.go('Workbench');
    await page.getByRole('link', { name: 'Report' }).click();
    await page.getByRole('button', { name: 'Verify now' }).click();
    await sheet.answer('possible', await sheet.reported('Possible duplicates'));
    await sheet.choose('retry');
    await sheet.expectDone(3);
    const tab = new ConsumersTab(page);
    const reader = sheet.value('reader');
    await tab.open(sheet.stream);
    await tab.add({ name: reader });
    await sheet.expectDone(4);
    await tab.edit(reader, { id: 'A value in the JSON', idPath: 'id' });
    await tab.card(reader).getByRole('switch', { name: 'Ignore ids already seen' }).check();
    await expect(tab.card(reader).getByText('500 records counted')).toBeVisible();
    await sheet.choose('how', 'idempotent');
    await sheet.expectPassed();
  });
});
