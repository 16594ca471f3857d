import { expect, test } from './fixtures.ts';
import { beginExercise } from './helpers/exercise.ts';
import { doFirstRecords } from './helpers/first-records.ts';
import { keyboardOnly } from './helpers/keyboard.ts';

/** Those in which no rate is measured: another browser may work beside them. */
test.describe('calm exercises, done from start to pass by acting on the page', () => {
  test('1. First records', async ({ page }) => {
    await doFirstRecords(await beginExercise(page, 'first-records'));
  });

  test('2. Where did it go?', async ({ page }) => {
    const sheet = await beginExercise(page, 'where-did-it-go');
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

  test('8. In what order do I read?', async ({ page }) => {
    test.setTimeout(120_000);
    const sheet = await beginExercise(page, 'reading-order');
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

  test('14. Kinesis or SQS? By keyboard alone, on a narrow screen in the dark', async ({
    page,
  }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: 'dark' });
    const undo = keyboardOnly(page);
    const sheet = await beginExercise(page, 'kinesis-or-sqs');
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
    undo();
  });
});

/** The quarter of the hash keys that an MD5 lies in: its first two bits. */
function quarterOf(md5: string): number {
  return Number.parseInt(md5.slice(0, 1), 16) >> 2;
}
