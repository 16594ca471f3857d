import { expect, test } from './fixtures.ts';
import { beginExercise } from './helpers/exercise.ts';

test.describe('exercises, done from start to pass by acting on the page', () => {
  test('3. 100,000 records, evenly', async ({ page }) => {
    test.setTimeout(180_000);
    const sheet = await beginExercise(page, 'hundred-thousand-evenly');
    await sheet.create(4);
    await sheet.expectDone(1);
    await sheet.answer('seconds', '28');
    await sheet.expectDone(2);
    await sheet.openWorkbench();
    await sheet.workbench.more({ Seed: sheet.value('seed') });
    await sheet.workbench.run(
      { template: sheet.snippet('Record template'), rate: '3600', records: 100_000 },
      120_000,
    );
    await sheet.expectDone(3);
    await page.getByRole('link', { name: 'Report' }).click();
    // In the report a share stands alone; on the workbench it has the predicted one below it.
    const cells = page.getByRole('cell', { name: /^\d+\.\d %$/ });
    await expect(cells).toHaveCount(4);
    const shares = await cells.allTextContents();
    await sheet.answer('share', shares.toSorted().at(-1) ?? '');
    await sheet.answer('index', await sheet.reported('Hot-shard index'));
    const chiSquare = await sheet.reported('Chi-square');
    await sheet.answer('p', /p ([\d.]+)/.exec(chiSquare)?.[1] ?? '');
    await sheet.choose('means');
    await sheet.expectPassed();
  });

  test('4. Throttle it', async ({ page }) => {
    const sheet = await beginExercise(page, 'throttle-it');
    await sheet.create(1);
    await sheet.expectDone(1);
    await sheet.openWorkbench();
    await sheet.workbench.run({
      template: '{"n":{{index}}}',
      rate: '1600',
      seconds: 10,
      retry: false,
    });
    await sheet.answer('accepted', '1,000');
    await sheet.choose('which');
    await sheet.expectDone(2);
    await sheet.workbench.run({
      template: sheet.snippetOf('large', 'Record template'),
      rate: '250',
      seconds: 12,
    });
    await sheet.choose('which-large');
    await sheet.answer('rate', '52');
    const accounts = await sheet.workbench.accounts();
    await sheet.answer('gave-up', String(accounts['Gave up']));
    await sheet.expectPassed();
  });

  test('5. The hot shard', async ({ page }) => {
    test.setTimeout(180_000);
    const sheet = await beginExercise(page, 'hot-shard');
    await sheet.create(2);
    await sheet.expectDone(1);

    await sheet.openWorkbench();
    const celebrity = {
      template: '{"n":{{index}}}',
      rate: '1500',
      seconds: 8,
      retry: false,
      keys: { fixed: sheet.value('star') },
    };
    await sheet.workbench.run(celebrity);
    await sheet.answer('index', '2');
    await sheet.expectDone(2);

    await sheet.workbench.chooseKeys('From a template', {
      'Key template': sheet.snippet('Key template'),
    });
    await sheet.workbench.run();
    await sheet.choose('price');
    await sheet.expectDone(3);

    await sheet.workbench.chooseKeys('Aimed at one shard', { 'Shard id': 'shardId-000000000000' });
    await sheet.workbench.untilStop();
    await sheet.workbench.start.click();
    await page.waitForTimeout(3_000);
    await sheet.go('Streams');
    await page.getByRole('main').getByRole('link', { name: sheet.stream }).click();
    await page.getByRole('button', { name: 'Split shard 0000' }).click();
    await expect(page.getByText('0003').first()).toBeVisible();
    await sheet.workbench.show();
    await page.waitForTimeout(9_000);
    await sheet.workbench.stop.click();
    await sheet.workbench.ended();
    await sheet.expectDone(4);

    await sheet.workbench.run(celebrity);
    await sheet.choose('why');
    await sheet.expectPassed();
  });

  test('6. Retry or not', async ({ page }) => {
    test.setTimeout(180_000);
    const sheet = await beginExercise(page, 'retry-or-not');
    await sheet.create(1);
    await sheet.expectDone(1);
    await sheet.openWorkbench();
    const settings = { template: '{"n":{{index}}}', rate: sheet.value('rate'), seconds: 8 };
    const gaveUp: string[] = [];
    const throttled: string[] = [];
    for (const retry of ['No retry', 'Retry at once', 'Retry with backoff']) {
      await sheet.workbench.chooseRetry(retry);
      await sheet.workbench.run(settings);
      const accounts = await sheet.workbench.accounts();
      gaveUp.push(String(accounts['Gave up']));
      const extra = await page.locator('.accounts__extra').textContent();
      throttled.push(/([\d,]+) throttled/.exec(extra ?? '')?.[1] ?? '');
    }
    await sheet.expectDone(2);
    await sheet.answer('lost', gaveUp[0] ?? '');
    await sheet.answer('attempts', throttled[1] ?? '');
    await sheet.choose('best');
    await sheet.expectPassed();
  });

  test('7. Reshard under load', async ({ page }) => {
    test.setTimeout(120_000);
    const sheet = await beginExercise(page, 'reshard-under-load');
    await sheet.create(2);
    await sheet.expectDone(1);
    await sheet.openWorkbench();
    await sheet.workbench.set({ rate: '300' });
    await sheet.workbench.untilStop();
    await sheet.workbench.start.click();
    await expect(sheet.workbench.stop).toBeVisible();

    await sheet.follow('Streams page');
    await page.getByRole('button', { name: 'Split shard 0000' }).click();
    await sheet.answer('child', '3');
    await sheet.expectDone(2);

    await page.getByRole('button', { name: 'Merge two' }).click();
    await page.getByRole('button', { name: /^Neighbours/ }).click();
    await page.getByRole('option', { name: /0002 and 0003/ }).click();
    await page.getByRole('button', { name: 'Merge 0002 and 0003' }).click();
    await sheet.expectDone(3);

    await page.getByRole('button', { name: 'New count' }).click();
    await page.getByLabel('Open shards', { exact: true }).fill('4');
    await page.getByRole('button', { name: 'Change the count' }).click();
    await expect(sheet.panel.getByText(/ACTIVE with 4 open shards/)).toBeVisible();
    await sheet.workbench.show();
    await page.waitForTimeout(3_000);
    await sheet.workbench.stop.click();
    await sheet.choose('order', 'lost');
    await sheet.expectPassed();
  });
});
