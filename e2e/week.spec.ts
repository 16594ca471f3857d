import { expect, test } from './fixtures.ts';
import { expectAccessible, forEachLook, screenshot } from './helpers/looks.ts';
import { Workbench } from './helpers/workbench.ts';

function json(name: string, value: unknown) {
  return { name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(value)) };
}

test('a week of rates is taken from a grid of the KDG, changed, and kept over a reload', async ({
  page,
}) => {
  await new Workbench(page).open();
  await page.getByRole('button', { name: /^Profile\b/ }).click();
  await page.getByRole('option', { name: /^(?:Selected )?Week/ }).click();
  const edit = page.getByRole('button', { name: 'Edit the week…' });
  await edit.click();
  const dialog = page.getByRole('dialog', { name: 'Rates of a week' });
  const file = dialog.getByLabel('File of a KDG grid');
  await file.setInputFiles(json('odd.json', { rates: [1, 2] }));
  await expect(dialog.getByRole('alert')).toContainText('odd.json could not be read');
  await file.setInputFiles(json('grid.json', { '3-14-mu': 777, '3-14-sigma': 7, '0-0-mu': '5' }));
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await expect(dialog.getByLabel('Wed 14:00, mean')).toHaveValue('777');
  await expect(dialog.getByLabel('Sun 0:00, mean')).toHaveValue('5');
  await forEachLook(page, async (look) => {
    await screenshot(page, 'week', look);
    await expectAccessible(page, `the week of rates, ${look.name}`);
  });
  await dialog.getByLabel('Sat 23:00, mean').fill('1,234');
  await dialog.getByLabel('Sat 23:00, mean').press('Enter');
  await dialog.getByRole('button', { name: 'Deviation' }).click();
  await expect(dialog.getByLabel('Wed 14:00, deviation')).toHaveValue('7');
  await dialog.getByRole('button', { name: 'Use this week' }).click();
  await expect(dialog).toBeHidden();

  // What was typed is kept a moment after.
  await page.waitForTimeout(1_000);
  await page.reload();
  await edit.click();
  await expect(dialog.getByLabel('Sat 23:00, mean')).toHaveValue('1234');
  await expect(dialog.getByLabel('Wed 14:00, mean')).toHaveValue('777');
});
