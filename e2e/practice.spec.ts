import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, test } from './fixtures.ts';
import { expectRecordCount, openRecords } from './helpers/records.ts';
import { startSimulate } from './helpers/simulate.ts';
import { keptAccount, keptStream, loseStores } from './helpers/kept.ts';
import { createStream, Workbench } from './helpers/workbench.ts';

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
    await expect(page.getByText('On the practice service 1 fault is on (')).toBeVisible();

    await workbench.show();
    await expect(page.getByText('On the practice service 1 fault is on (')).toBeVisible();
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
    await expect(page.getByText('The practice service was reset')).toBeVisible();
    await openRecords(page, 'practice');
    await expect(page.getByText('300', { exact: true })).toBeHidden();

    await page.goto('/#/practice');
    await page.getByLabel('Practice file').setInputFiles(file);
    const dialog = page.getByRole('dialog', { name: /^Load / });
    await expect(dialog.getByText('practice (300 records)')).toBeVisible();
    await dialog.getByRole('button', { name: 'Add beside them' }).click();
    await expect(page.getByText(/^Added from .*: practice-2/)).toBeVisible();
    const replace = async (): Promise<void> => {
      await page.getByLabel('Practice file').setInputFiles(file);
      await dialog.getByRole('button', { name: 'Replace all streams' }).click();
      await expect(page.getByText(/The practice streams are those of/)).toBeVisible();
    };
    await replace();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(page.getByText('The practice streams are as they were before')).toBeVisible();
    await page.goto('/#/streams');
    await expect(page.getByRole('link', { name: 'practice-2' })).toBeVisible();
    await page.goto('/#/practice');
    await replace();
    await page.reload();
    await openRecords(page, 'practice');
    await expectRecordCount(page, 300);
  });

  test('an instant reload keeps a run’s records, a new stream and a typed template; a crash keeps the records', async ({
    page,
    context,
    problems,
  }) => {
    problems.allow(/crash/i);
    const workbench = new Workbench(page);
    await workbench.open();
    await workbench.run({ rate: '500', records: 300 });
    await page.reload();
    await page.goto('/#/streams');
    await page.getByRole('button', { name: 'Create stream' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Create a stream' });
    await dialog.getByLabel('Name', { exact: true }).fill('kept');
    await dialog.getByRole('button', { name: 'Create stream' }).click();
    await expect(dialog).toBeHidden();
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await workbench.show();
    await workbench.set({ rate: '77' });
    await page.reload();
    await expect(page.getByLabel('Records per second', { exact: true })).toHaveValue('77');

    // The tab crashes; with the last tab its workers go too.
    await page.goto('chrome://crash').catch(() => undefined);
    const again = await context.newPage();
    await page.close();
    await again.goto('/#/streams');
    await expect(again.getByRole('link', { name: 'kept' })).toBeVisible();
    await openRecords(again, 'practice');
    await expectRecordCount(again, 300);
  });

  test('a row that cannot be read takes nothing else with it, and stays until it is removed', async ({
    page,
  }) => {
    const workbench = new Workbench(page);
    await workbench.open();
    await createStream(page, 'healthy', 2);
    await workbench.show();
    await workbench.chooseStream('healthy');
    await workbench.run({ rate: '500', records: 200 });
    const change = { retentionHours: 1 };
    expect(await keptStream(page, 'practice', change)).toMatchObject(change);
    await keptAccount(page, { version: 2 });

    await page.reload();
    await openRecords(page, 'healthy');
    await expectRecordCount(page, 200);
    await page.getByRole('button', { name: 'Show what is wrong' }).click();
    const list = page.getByRole('list', { name: 'Kept, but not readable' });
    await expect(list.getByText('Practice: Stream practice')).toBeVisible();
    await expect(list.getByText('a newer version of Shardlab kept it')).toBeVisible();
    expect(await keptStream(page, 'practice')).toMatchObject(change);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download Practice: Stream practice' }).click();
    expect((await readFile(await (await download).path())).includes('"retentionHours":1,')).toBe(
      true,
    );
    await page.getByRole('button', { name: 'Remove Practice: Stream practice' }).click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(list.getByText('Practice: Stream practice')).toBeHidden();
    expect(await keptStream(page, 'practice')).toBeUndefined();

    // Without the stores the page starts anew, and Reset is there.
    await loseStores(page);
    await page.reload();
    await page.getByRole('button', { name: 'Reset…' }).click();
    await page.getByRole('button', { name: 'Reset', exact: true }).click();
    await expect(page.getByText('The practice service was reset')).toBeVisible();
    await page.reload();
    await openRecords(page, 'practice');
  });

  test('the copied lines serve the exported stream on a port and answer there', async ({
    page,
  }, info) => {
    const workbench = new Workbench(page);
    await workbench.open();
    await workbench.run({ rate: '500', records: 40 });
    await page.goto('/#/practice');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export to a file' }).click();
    const file = await download;
    await file.saveAs(info.outputPath(file.suggestedFilename()));

    await page.goto('/#/streams/practice');
    await expect(page.getByText('Hash space and lineage')).toBeVisible();
    await page.getByRole('button', { name: /API log/ }).click();
    await page
      .getByRole('button', { name: /DescribeStreamSummary/ })
      .first()
      .click();
    const full = page.getByRole('region', { name: 'DescribeStreamSummary in full' });
    const simulate = await full.getByText(/^npx shardlab simulate/).innerText();
    const script = await full.getByText(/^import \{ KinesisClient/).innerText();
    const [port] = /(?<=--port )\d+/.exec(simulate) ?? [];
    expect(script).toContain(
      `"endpoint": "http://127.0.0.1:${port}"`.replace('"endpoint"', 'endpoint'),
    );

    // As copied, but for the port: another process may have that one.
    const server = await startSimulate(simulate, info.outputPath('.'));
    try {
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['--input-type=module', '-e', script.replace(/http:\/\/127\.0\.0\.1:\d+/, server.url)],
        { env: { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' } },
      );
      expect(stdout).toContain("StreamName: 'practice'");
      expect(stdout).toContain('OpenShardCount: 4');
    } finally {
      await server.stop();
    }
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
