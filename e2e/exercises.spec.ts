import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { ExerciseSheet } from './helpers/exercise.ts';
import { expectAccessible, forEachLook, screenshot } from './helpers/looks.ts';

const NAME = 'Ada Lovelace';

async function begin(page: Page, id: string): Promise<ExerciseSheet> {
  const sheet = new ExerciseSheet(page, id, NAME);
  await sheet.workbench.open();
  await sheet.begin(NAME);
  return sheet;
}

test.describe('exercises, done from start to pass by acting on the page', () => {
  test('1. First records', async ({ page }) => {
    const sheet = await begin(page, 'first-records');
    await sheet.create(2);
    await sheet.expectDone(1);

    await sheet.openWorkbench();
    await sheet.workbench.run({
      template: sheet.snippet('Record template'),
      rate: '200',
      records: 99,
    });
    await sheet.expectDone(2);

    await sheet.walk(Number(sheet.value('limit')));
    await sheet.expectDone(3);

    const data = await page
      .getByRole('list', { name: 'Records of the answer' })
      .getByRole('listitem')
      .first()
      .textContent();
    const base64 = /eyJ[A-Za-z0-9+/]+=*/.exec(data ?? '')?.[0] ?? '';
    await sheet.answer('decoded', Buffer.from(base64, 'base64').toString());
    await sheet.answer('longer', '300');
    await expect(sheet.panel.getByText('Not right yet')).toBeVisible();
    await sheet.answer('longer', '400');
    await sheet.expectDone(4);

    const next = page.getByRole('button', { name: 'Next', exact: true });
    for (let i = 0; i < 2; i += 1) {
      await next.click();
      await expect(next).toBeEnabled();
    }
    await sheet.choose('null');
    await sheet.expectPassed();
  });

  test('2. Where did it go?', async ({ page }) => {
    const sheet = await begin(page, 'where-did-it-go');
    await sheet.create(4);
    await sheet.expectDone(1);
    for (const key of ['one', 'two', 'three'])
      await sheet.answer(key, String(quarterOf(sheet.value(`${key}Md5`))));
    await sheet.expectDone(2);
    await sheet.openWorkbench();
    await sheet.workbench.chooseKeys('Weighted list', {
      'key=weight, separated by commas': sheet.snippet('key=weight'),
    });
    await sheet.workbench.run({ rate: '500', records: 300 });
    const shards = await sheet.workbench.shards();
    const used = shards.filter(({ share }) => share > 0);
    const predicted = new Set(
      ['one', 'two', 'three'].map((key) => quarterOf(sheet.value(`${key}Md5`))),
    );
    expect(used.map(({ shard }) => Number(shard.slice(-4)))).toEqual(
      [...predicted].toSorted((a, b) => a - b),
    );
    await sheet.answer('used', String(used.length));
    await sheet.answer('same', '1');
    await sheet.expectPassed();
  });

  test('3. 100,000 records, evenly', async ({ page }) => {
    test.setTimeout(180_000);
    const sheet = await begin(page, 'hundred-thousand-evenly');
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
    await sheet.answer('index', await sheet.reported('Hot-shard index'));
    const chiSquare = await sheet.reported('Chi-square');
    await sheet.answer('p', /p ([\d.]+)/.exec(chiSquare)?.[1] ?? '');
    await sheet.choose('means');
    await sheet.expectPassed();
  });

  test('4. Throttle it', async ({ page }) => {
    const sheet = await begin(page, 'throttle-it');
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
    const sheet = await begin(page, 'hot-shard');
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
    const sheet = await begin(page, 'retry-or-not');
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
    const sheet = await begin(page, 'reshard-under-load');
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

  test('8. In what order do I read?', async ({ page }) => {
    test.setTimeout(120_000);
    const sheet = await begin(page, 'reading-order');
    await sheet.create(2);
    await sheet.expectDone(1);
    await sheet.openWorkbench();
    await sheet.workbench.run({ template: '{"n":{{index}}}', rate: '50', records: 100 });
    await sheet.walk(100, '0000');
    await sheet.walk(100, '0001');
    await sheet.choose('gaps', 'across');
    await sheet.expectDone(2);
    await sheet.openWorkbench();
    await sheet.workbench.tick('One record at a time, in order', true);
    await sheet.workbench.run({
      keys: { fixed: sheet.value('key') },
      records: Number(sheet.value('count')),
    });
    await sheet.answer('call', 'putrecord');
    await sheet.choose('price');
    await sheet.expectPassed();
  });

  test('9. Many servers, one stream: two tabs on one practice stream', async ({
    page,
    context,
  }) => {
    test.setTimeout(120_000);
    const sheet = await begin(page, 'many-servers');
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
    const shardOf = (name: string): Promise<string | null> =>
      page
        .getByRole('row')
        .filter({ hasText: sheet.value(name) })
        .first()
        .locator('.shard-badge')
        .textContent();
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
    const sheet = await begin(page, 'many-small-records');
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

  test('12. Falling behind and losing data', async ({ page, context }) => {
    test.setTimeout(120_000);
    const sheet = await begin(page, 'falling-behind');
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
    const sheet = await begin(page, 'exactly-once');
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
    await sheet.choose('how', 'idempotent');
    await sheet.expectPassed();
  });

  test('14. Kinesis or SQS?', async ({ page }) => {
    const sheet = await begin(page, 'kinesis-or-sqs');
    await sheet.create(1);
    await sheet.openWorkbench();
    await sheet.workbench.run({ rate: '100', records: 20 });
    await sheet.walk(50);
    await sheet.walk(50);
    await page.getByRole('button', { name: 'Get iterator' }).click();
    await page.getByRole('button', { name: 'Get records' }).click();
    await sheet.answer('sqs', '0');
    await sheet.expectDone(1);
    await sheet.choose('thumbnails', 'clicks', 'replay', 'bursts');
    await sheet.expectDone(2);
    await sheet.choose('blocked');
    await sheet.expectPassed();
  });
});

test('progress survives a reload, and a reset begins anew', async ({ page }) => {
  const sheet = await begin(page, 'first-records');
  await sheet.create(2);
  await sheet.expectDone(1);
  await sheet.panel.getByRole('button', { name: /Show a hint/ }).click();
  await expect(sheet.panel.getByText('Hint 1.')).toBeVisible();
  await page.reload();
  await sheet.expectDone(1);
  await expect(sheet.panel.getByText('Hint 1.')).toBeVisible();
  await sheet.panel.getByRole('button', { name: 'Reset this exercise' }).click();
  await sheet.panel.getByRole('button', { name: 'Yes, reset' }).click();
  await expect(sheet.panel).toBeHidden();
  // A stream that is only seconds old may be new by another clock.
  await page.waitForTimeout(6_000);
  await sheet.begin(NAME);
  // The stream of before does not count: the step asks for a new one.
  await expect(sheet.panel.getByText(/was there before this exercise began/)).toBeVisible({
    timeout: 20_000,
  });
});

test('a tab closed in the middle takes its run with it, and nothing else', async ({
  page,
  context,
}) => {
  const sheet = await begin(page, 'first-records');
  await sheet.create(2);
  await sheet.expectDone(1);
  await sheet.openWorkbench();
  await sheet.workbench.set({ rate: '5', records: 99 });
  await sheet.workbench.start.click();
  await expect(sheet.workbench.stop).toBeVisible();
  const other = await context.newPage();
  await page.close();

  const again = new ExerciseSheet(other, 'first-records', NAME);
  await again.workbench.open();
  await again.expectDone(1);
  await expect(again.panel.getByText('No run has ended yet')).toBeVisible();
  await again.openWorkbench();
  await again.workbench.run({ rate: '200', records: 99 });
  await again.expectDone(2);
});

test('evidence opens with no network and verifies; a changed byte and shared runs are found', async ({
  page,
  context,
}, info) => {
  const sheet = await begin(page, 'kinesis-or-sqs');
  await sheet.create(1);
  await sheet.openWorkbench();
  await sheet.workbench.run({ rate: '100', records: 20 });
  const save = async (as: string): Promise<string> => {
    const download = page.waitForEvent('download');
    await sheet.panel.getByRole('button', { name: `Save evidence (${as})` }).click();
    const path = info.outputPath((await download).suggestedFilename());
    await (await download).saveAs(path);
    return path;
  };
  const json = await save('JSON');
  const html = await save('HTML');

  const text = await readFile(json, 'utf8');
  const changed = info.outputPath('changed.json');
  await writeFile(changed, text.replace('"accepted":20', '"accepted":21'));
  // The same runs under another name, with a digest of their own.
  const { digestOf } = await import('../src/exercises/evidence.ts');
  const copied = { ...(JSON.parse(text) as object), name: 'Charles Babbage' };
  const copy = info.outputPath('copy.json');
  await writeFile(copy, JSON.stringify({ ...copied, digest: digestOf(copied) }));

  await context.setOffline(true);
  const offline = await context.newPage();
  await offline.goto(`file://${html}`);
  await expect(offline.getByRole('heading', { name: 'Kinesis or SQS?' })).toBeVisible();
  await expect(offline.getByText(NAME).first()).toBeVisible();
  await expect(offline.getByRole('img', { name: /Records per second/ })).toBeVisible();
  await offline.close();
  await context.setOffline(false);

  await sheet.go('Exercises');
  await page.getByRole('main').getByRole('link', { name: 'For instructors' }).click();
  await page.getByLabel('Evidence files').setInputFiles([json, html, changed, copy]);
  const row = (file: string) =>
    page.getByRole('row').filter({ has: page.getByRole('cell', { name: file, exact: true }) });
  await expect(row('changed.json')).toContainText('✗ changed');
  await expect(row('copy.json')).toContainText('✓ right');
  await expect(row('copy.json')).toContainText('the same as in');
  const own = json.split('/').at(-1) ?? '';
  await expect(row(own)).toContainText('✓ right');
  await expect(row(own.replace('.json', '.html'))).toContainText('✓ right');
  await forEachLook(page, async (look) => {
    await screenshot(page, 'instructor', look);
    await expectAccessible(page, `the instructor's page, ${look.name}`);
  });
});

test('an instructor’s own exercise comes by link as a proposal', async ({ page }) => {
  const own = {
    version: 1,
    id: 'our-own',
    title: 'Our own exercise',
    goal: 'Try something else.',
    minutes: 5,
    background: ['It came by link.'],
    steps: [
      {
        id: 'one',
        title: 'Say yes',
        text: ['Answer.'],
        questions: [{ id: 'q', text: 'Ready?', answer: { type: 'text', accept: ['yes'] } }],
      },
    ],
  };
  await page.goto(`/#/exercises/shared.${Buffer.from(JSON.stringify(own)).toString('base64url')}`);
  await expect(page.getByText('This exercise came by link or file')).toBeVisible();
  await page.getByRole('button', { name: 'Take it in' }).click();
  await page.getByLabel('Name', { exact: true }).fill(NAME);
  await page.getByRole('button', { name: 'Start the exercise' }).click();
  const panel = page.getByRole('complementary', { name: 'Exercise: Our own exercise' });
  // By keyboard alone.
  await panel.getByRole('textbox', { name: 'Ready?' }).focus();
  await page.keyboard.type('Yes');
  await page.keyboard.press('Enter');
  await expect(panel.getByText('All steps are done.')).toBeVisible();
  await page.goto('/#/exercises/shared.e30');
  await expect(page.getByText('This link holds no exercise')).toBeVisible();
});

test('list and panel on a laptop and a phone, light and dark', async ({ page }) => {
  const sheet = await begin(page, 'throttle-it');
  await sheet.create(1);
  await sheet.expectDone(1);
  for (const where of ['Exercises', 'Workbench']) {
    await sheet.go(where);
    await forEachLook(page, async (look) => {
      await screenshot(page, `exercise-${where.toLowerCase()}`, look);
      await expectAccessible(page, `an exercise beside ${where}, ${look.name}`);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `sideways scrolling, ${look.name}`).toBeLessThanOrEqual(0);
    });
  }
});

/** The quarter of the hash keys that an MD5 lies in: its first two bits. */
function quarterOf(md5: string): number {
  return Number.parseInt(md5.slice(0, 1), 16) >> 2;
}
