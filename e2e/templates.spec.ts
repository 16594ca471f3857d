import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectAccessible, LOOKS, screenshot } from './helpers/looks.ts';

function samples(page: Page): Locator {
  return page.getByRole('list', { name: 'Sample records' }).getByRole('listitem');
}

async function newTemplate(page: Page, text: string): Promise<Locator> {
  await page.goto('/#/templates');
  await page.getByRole('button', { name: 'New template' }).click();
  const editor = page.getByLabel('Template Untitled', { exact: true });
  await editor.click();
  await page.keyboard.insertText(text);
  return editor;
}

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${field}\\b`) }).click();
  await page.getByRole('option', { name: new RegExp(`^(?:Selected )?${option}`) }).click();
}

test('lists, delimiter, output, and a mistake shown in the record and in the template', async ({
  page,
}) => {
  const editor = await newTemplate(page, '{{list("cities")}},{{csv("people", "name")}}');
  await expect(page.getByText('there is no list "cities"')).toBeVisible();

  await page.getByRole('button', { name: 'Add list' }).click();
  await page.getByLabel('List name').fill('cities');
  await page.getByLabel('Values').fill('=Oslo\n=Paris');
  await page.getByRole('button', { name: 'Save list' }).click();
  await page.getByRole('button', { name: 'Add list' }).click();
  await page.getByLabel('List file').setInputFiles({
    name: 'people.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('name;town\n"Lovelace, Ada";London\n'),
  });
  await expect(page.getByLabel('List name')).toHaveValue('people');
  await expect(page.getByText('2 columns (name, town), 1 row')).toBeVisible();
  await page.getByRole('button', { name: 'Save list' }).click();
  await expect(samples(page).first()).toHaveText(/^=(?:Oslo|Paris),Lovelace, Ada$/);

  await choose(page, 'Output', 'CSV');
  await expect(samples(page).first()).toHaveText(/^'=(?:Oslo|Paris),"Lovelace, Ada"$/);
  await choose(page, 'Delimiter', 'Own text');
  await page.getByLabel('Own delimiter').fill('\\r\\n');

  // Completion knows the lists: a column's call is put in whole.
  await editor.click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(',{{town');
  await page.getByRole('option', { name: 'csv("people", "town")' }).click();
  await expect(editor).toContainText(',{{csv("people", "town")');
  // Tab leaves the editor.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(editor).not.toBeFocused();

  await page.waitForTimeout(1_000);
  await page.reload();
  await expect(page.getByText('2 columns (name, town), 1 row')).toBeVisible();
  await expect(page.getByLabel('Own delimiter')).toHaveValue('\\r\\n');
  await expect(samples(page).first()).toContainText(',London');

  await editor.click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText('{"a": 1, "b": {{list("cities")}}}');
  await choose(page, 'Output', 'JSON');
  await expect(page.getByRole('status').getByText('made by line 1, column 15')).toBeVisible();
  await expect(samples(page).first().locator('mark')).toHaveText('=');
  const underlined = editor.locator('.cm-lintRange-warning');
  await expect(underlined).toHaveText(['{{', 'list', '(', '"cities"', ')', '}}']);

  await page.getByRole('button', { name: 'Remove the list cities' }).click();
  await expect(page.getByText('there is no list "cities"')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(samples(page).first().locator('mark')).toHaveText('=');
  await page.getByRole('button', { name: 'Use in workbench' }).click();
  await expect(page.getByText('each ending with \\r\\n. Lists: people, cities.')).toBeVisible();
});

test('a link is a proposal, what is deleted comes back, a large list goes by file', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await newTemplate(page, '{{seq}} {{list("w")}}');
  await page.getByRole('button', { name: 'Add list' }).click();
  await page.getByLabel('List name').fill('w');
  await page.getByLabel('Values').fill('only');
  await page.getByRole('button', { name: 'Save list' }).click();
  await expect(samples(page).first()).toHaveText('1 only');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('The link is copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByText('Yours (0)')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Yours (1)')).toBeVisible();
  await expect(page.getByLabel('Template Untitled', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Change the list w' }).click();
  await page.getByLabel('List file').setInputFiles({
    name: 'words.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('word\n'.repeat(10_000)),
  });
  await page.getByRole('button', { name: 'Save list' }).click();
  await expect(page.getByText('10,000 values')).toBeVisible();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('"Untitled" is too large for a link')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as file' }).click();
  expect((await download).suggestedFilename()).toBe('shardlab-template.json');

  const other = await context.newPage();
  await other.goto(link);
  await expect(other.getByText('From a link: Untitled')).toBeVisible();
  await expect(other.getByText('List w: 1 value')).toBeVisible();
  await expect(samples(other).first()).toHaveText('1 only');
  await expect(other.getByText('Yours (1)')).toBeVisible();
  await other.getByRole('button', { name: 'Keep a copy' }).click();
  await expect(other.getByText('Yours (2)')).toBeVisible();
  await expect(other.getByLabel('Template Untitled 2', { exact: true })).toBeVisible();
  await other.getByRole('button', { name: 'Change the list w' }).click();
  for (const look of LOOKS.filter(({ width }) => width === 390)) {
    await other.setViewportSize({ width: look.width, height: look.height });
    await other.emulateMedia({ colorScheme: look.scheme });
    await screenshot(other, 'designer', look);
    await expectAccessible(other, `the designer at ${look.name}`);
    const overflow = await other.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `scrolls sideways at ${look.name}`).toBeLessThanOrEqual(0);
  }
});

test('undo stops at the template as it was opened, and a new name leaves the text alone', async ({
  page,
}) => {
  await page.goto('/#/templates');
  await page.getByRole('button', { name: /^Test Data N/ }).click();
  const editor = page.getByLabel('Template Test Data N', { exact: true });
  const text = await editor.innerText();
  await editor.click();
  await page.keyboard.type('abc');
  await expect(editor).toContainText('abc');
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('ControlOrMeta+Z');
  await expect(editor).toHaveText(text);
  await page.getByLabel('Name', { exact: true }).fill('Other');
  await expect(page.getByLabel('Template Other', { exact: true })).toHaveText(text);
});

test('a mistake is told once; the key in place is the one that is counted; find in the dark', async ({
  page,
}) => {
  await newTemplate(page, '{{random.nubmer}}');
  const alert = page.getByRole('alert').filter({ hasText: 'random.nubmer' });
  await expect(alert).toHaveText(
    '✕ Line 1, column 3: there is no function "random.nubmer"; did you mean random.number?',
  );
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText('{{random.number}}');
  await page.getByLabel('Partition key template').fill('é{{random.number(9)}}');
  await expect(page.getByText('each with 3 B of key')).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByLabel('Template Untitled', { exact: true }).click();
  await page.keyboard.press('ControlOrMeta+F');
  await expect(page.getByRole('textbox', { name: 'Find' })).toBeFocused();
  await expectAccessible(page, 'the find panel');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+Shift+M');
  await expect(page.getByRole('listbox', { name: 'Mistakes' })).toBeFocused();
  await expectAccessible(page, 'the list of mistakes');
});

test('what is opened from a long list is in view; a name may be erased on the way to another', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/#/templates');
  await page.getByRole('button', { name: /^Words to count/ }).click();
  await expect(page.getByRole('region', { name: 'Designer' })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Words to count' })).toBeInViewport();
  const name = page.getByLabel('Name', { exact: true });
  await name.fill('');
  await expect(page.getByText('A template needs a name')).toBeVisible();
  await name.fill('n'.repeat(300));
  await page.getByRole('button', { name: 'Duplicate' }).click();
  await expect(page.getByText('Yours (2)')).toBeVisible();
  await page.waitForTimeout(1_000);
  await page.reload();
  await expect(page.getByText('Yours (2)')).toBeVisible();
});

test('the grid keeps a value that is not whole yet to itself', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await newTemplate(page, '{"a": {{seq}}, "b": "x", "c": [1, 2]}');
  await page.getByRole('button', { name: /^Show the template as/ }).click();
  await page.getByRole('option', { name: 'Fields' }).click();
  const value = page.getByLabel('Value of a');
  await value.fill('');
  await value.pressSequentially('list("one", "');
  await expect(page.getByText('a quote or a bracket is not closed')).toBeVisible();
  await expect(samples(page).first()).toHaveText(/^\{"a": (?!\{)/);
  await value.pressSequentially('two")');
  await expect(value).toHaveValue('list("one", "two")');
  await expect(page.getByText('a quote or a bracket is not closed')).toBeHidden();
  await expect(samples(page).first()).toHaveText(/^\{"a": (?:one|two), "b": "x", "c": \[1, 2\]\}$/);
  const text = page.getByLabel('Value of b');
  await text.fill('say "');
  await expect(text).toHaveAccessibleDescription(/write \\" for a quote/);
  await expectAccessible(page, 'the grid at 390');
});

test('HTML in a template, its name, its lists and its values is text', async ({ page }) => {
  const html = '<img src="x" onerror="document.title=1">';
  await newTemplate(page, `${html}{{list("<b>w</b>")}}`);
  await page.getByRole('button', { name: 'Add list' }).click();
  await page.getByLabel('List name').fill('<b>w</b>');
  await page.getByLabel('Values').fill(html);
  await page.getByRole('button', { name: 'Save list' }).click();
  await expect(samples(page).first()).toHaveText(html + html);
  await page.getByLabel('Name', { exact: true }).fill(html);
  await expect(page.getByRole('heading', { name: html })).toBeVisible();
  await page.getByRole('button', { name: 'Use in workbench' }).click();
  await expect(samples(page).first()).toHaveText(html + html);
  await expect(page.locator('img[src="x"], b')).toHaveCount(0);
  await expect(page).not.toHaveTitle('1');
});

test('templates from a file: the first is opened; a wrong file says what to do', async ({
  page,
}) => {
  await page.goto('/#/templates');
  const choose = (name: string, text: string) =>
    page
      .getByLabel('Template file')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  await choose('odd.json', '{"a":1}');
  await expect(page.getByText('odd.json could not be imported.')).toBeVisible();
  await expect(page.getByText(/copy\(localStorage\.templates\)/)).toBeVisible();
  await choose(
    'kdg.json',
    JSON.stringify([
      { name: 'Sensors', template: '{"id":{{random.number(50)}}}' },
      { name: 'Others', template: '{{random.uuid}}' },
    ]),
  );
  await expect(page.getByText('2 templates imported')).toBeVisible();
  await expect(page.getByText('odd.json could not be imported.')).toBeHidden();
  await expect(page.getByLabel('Template Sensors', { exact: true })).toContainText(
    'random.number(50)',
  );
  await expect(samples(page).first()).toContainText(/\{"id":\d+\}/);
});
