import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures.ts';
import { expectRecordCount, openRecords } from './helpers/records.ts';
import { Workbench } from './helpers/workbench.ts';

test.describe('the practice service', () => {
  test('a lost reply is stored but unconfirmed; every page says that a fault is on', async ({
    page,
  }) => {
    const workbench = new Workbench(page);
    await workbench.open();
    await page.goto('/#/practice');
    await page.getByRole('button', { name: 'What goes wrong' }).click();
    await page.getByRole('option', { name: /^(?:Selected )?Lost replies/ }).click();
    await page.getByLabel('Share, %').fill('100');
    await page.getByRole('button', { name: 'Switch on', exact: true }).click();
    await expect(page.getByText('On the practice service 1 fault is on.')).toBeVisible();

    await workbench.show();
    await expect(page.getByText('On the practice service 1 fault is on.')).toBeVisible();
    await workbench.run({ rate: '100', records: 100, retry: false });
    const accounts = await workbench.accounts();
    expect(accounts['Unconfirmed']).toBe(100);
    expect(accounts['Accepted']).toBe(0);

    await page.goto('/#/practice');
    await page.getByRole('button', { name: 'Switch all off' }).first().click();
    await expect(page.getByText('1 fault is on')).toBeHidden();
    await openRecords(page, 'practice');
    await expectRecordCount(page, 100);
  });

  test('quotas can be switched off: one shard then takes what it would refuse', async ({
    page,
  }) => {
    const workbench = new Workbench(page);
    await workbench.open();
    await page.goto('/#/practice');
    await page.getByRole('checkbox', { name: 'Records a shard accepts is enforced' }).click();
    await expect(page.getByText('1 quota is switched off')).toBeVisible();
    await workbench.show();
    await workbench.run({ rate: '4000', records: 8000, keys: { fixed: 'one' }, retry: false });
    expect((await workbench.accounts())['Accepted']).toBe(8000);
  });

  test('a stream survives a reload, goes into a file, and comes back after a reset', async ({
    page,
  }) => {
    const workbench = new Workbench(page);
    await workbench.open();
    await workbench.run({ rate: '500', records: 300 });
    await page.reload();
    await openRecords(page, 'practice');
    await expectRecordCount(page, 300);

    await page.goto('/#/practice');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export to a file' }).click();
    const file = await (await download).path();
    expect((await readFile(file)).length).toBeGreaterThan(300 * 100);

    await page.getByRole('button', { name: 'Reset…' }).click();
    await page.getByRole('button', { name: 'Reset', exact: true }).click();
    await expect(page.getByText('The practice service starts anew')).toBeVisible();
    await openRecords(page, 'practice');
    await expect(page.getByText('300', { exact: true })).toBeHidden();

    await page.goto('/#/practice');
    await page.getByLabel('Practice file').setInputFiles(file);
    await expect(page.getByText(/The practice streams are those of/)).toBeVisible();
    await page.reload();
    await openRecords(page, 'practice');
    await expectRecordCount(page, 300);
  });

  test('jumping past the retention trims what is older', async ({ page }) => {
    const workbench = new Workbench(page);
    await workbench.open();
    await workbench.run({ rate: '500', records: 200 });
    await page.goto('/#/practice');
    await page.getByRole('button', { name: '+ 24 h' }).click();
    await page.getByRole('button', { name: '+ 1 h' }).click();
    await expect(page.getByText('practice is 25 h 0 min ahead')).toBeVisible();
    await workbench.show();
    await workbench.run({ rate: '100', records: 50 });
    await openRecords(page, 'practice');
    await expectRecordCount(page, 50);
  });
});
