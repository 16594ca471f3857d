import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from './fixtures.ts';
import { beginExercise, ExerciseSheet, NAME } from './helpers/exercise.ts';
import { expectAccessible, forEachLook, screenshot } from './helpers/looks.ts';

test('progress survives a reload, and a reset begins anew', async ({ page }) => {
  const sheet = await beginExercise(page, 'first-records');
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
  await expect(sheet.panel.getByText(/was created before you started this exercise/)).toBeVisible({
    timeout: 20_000,
  });
});

test('a tab closed in the middle ends its run, which is kept as far as it was, and nothing else', async ({
  page,
  context,
}) => {
  const sheet = await beginExercise(page, 'first-records');
  await sheet.create(2);
  await sheet.expectDone(1);
  await sheet.openWorkbench();
  await sheet.workbench.set({ rate: '5', records: 99 });
  await sheet.workbench.start.click();
  await expect(sheet.workbench.stop).toBeVisible();
  const other = await context.newPage();
  // Notes of a run are taken twice a second.
  await page.waitForTimeout(2_000);
  await page.close();

  const again = new ExerciseSheet(other, 'first-records', NAME);
  await again.workbench.open();
  await again.expectDone(1);
  await expect(
    again.panel.getByText(/Your last run had [\d,]+ accepted records?; this step needs exactly 99/),
  ).toBeVisible();
  await again.openWorkbench();
  await again.workbench.run({ rate: '200', records: 99 });
  await again.expectDone(2);
});

test('two tabs on one practice stream are one exercise: what one does, both have passed', async ({
  page,
  context,
}) => {
  const sheet = await beginExercise(page, 'first-records');
  const other = await context.newPage();
  const second = new ExerciseSheet(other, 'first-records', NAME);
  await second.workbench.open();
  await expect(second.panel).toBeVisible();
  // The second tab makes the stream, the first one writes to it; neither takes a step back.
  await second.create(2);
  await second.expectDone(1);
  await sheet.expectDone(1);
  await sheet.openWorkbench();
  await sheet.workbench.run({ rate: '200', records: 99 });
  await sheet.expectDone(2);
  await second.expectDone(2);
  await other.reload();
  await second.expectDone(2);
});

test('evidence opens with no network and verifies; a changed byte and shared runs are found', async ({
  page,
  context,
}, info) => {
  const sheet = await beginExercise(page, 'kinesis-or-sqs');
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
  const words = info.outputPath('words.html');
  await writeFile(words, (await readFile(html, 'utf8')).replace(NAME, 'Ada Byron'));
  // The same runs under another name, with a digest of their own.
  const { digestOf } = await import('../src/exercises/evidence/evidence.ts');
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
  await page.getByLabel('Evidence files').setInputFiles([json, html, changed, copy, words]);
  const row = (file: string) =>
    page.getByRole('row').filter({ has: page.getByRole('cell', { name: file, exact: true }) });
  await expect(row('changed.json')).toContainText('✗ changed');
  await expect(row('words.html')).toContainText('✗ changed');
  await expect(
    page.getByText(/^5 files of 2 students: .*; 2 changed; 0 unreadable; /),
  ).toBeVisible();
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
  await expect(page.getByText('This link could not be opened')).toBeVisible();
});

test('list and panel on a laptop and a phone, light and dark', async ({ page }) => {
  const sheet = await beginExercise(page, 'throttle-it');
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

test('on a phone a passing notice leaves the exercise free', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const sheet = await beginExercise(page, 'throttle-it');
  await sheet.go('Exercises');
  await page
    .getByRole('main')
    .getByRole('link', { name: sheet.exercise.title, exact: true })
    .click();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Copy a link to it' }).click();
  const notice = await page.getByText('The link is copied.').boundingBox();
  const panel = await sheet.panel.boundingBox();
  if (notice === null || panel === null) throw new Error('The notice and the exercise show.');
  await screenshot(page, 'exercise-notice', {
    name: '390x844-light',
    width: 390,
    height: 844,
    scheme: 'light',
  });
  const isAbove = notice.y + notice.height <= panel.y;
  const isBelow = notice.y >= panel.y + panel.height;
  expect(isAbove || isBelow, 'the notice lies over the exercise').toBe(true);
  expect(notice.y).toBeGreaterThan(82);
  expect(notice.y + notice.height).toBeLessThanOrEqual(844);
});
