import type { Page } from '@playwright/test';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { expect, test } from './fixtures.ts';
import { startSimulate, type Simulate } from './helpers/simulate.ts';
import { Workbench } from './helpers/workbench.ts';
import { startCuttingFront, type CuttingFront } from './peers/cutting-front.ts';

/** Chromium sends a POST again by itself when a connection that it reuses is cut (decision 0060). */

let simulate: Simulate;

test.beforeEach(async () => {
  simulate = await startSimulate('npx shardlab simulate --stream cut:1', tmpdir());
});

test.afterEach(async () => {
  await simulate.stop();
});

async function connectTo(page: Page, url: string): Promise<void> {
  await page.getByRole('button', { name: /^Connection/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Connection' });
  await dialog.getByRole('radio', { name: /^Endpoint/ }).click();
  await dialog.getByLabel('Endpoint URL').fill(url);
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(dialog).toBeHidden();
}

const RECORDS = 200;

async function runAgainst(
  page: Page,
  front: CuttingFront,
  set?: (workbench: Workbench) => Promise<void>,
): Promise<Workbench> {
  const workbench = new Workbench(page);
  await workbench.open();
  await connectTo(page, front.url);
  await workbench.chooseStream('cut');
  await set?.(workbench);
  await workbench.run({ template: '{"n":{{index}}}', rate: '100', records: RECORDS, inFlight: 1 });
  return workbench;
}

const UNSEEN = 'Such copies cannot be seen here.';

test('records that the browser sent twice count as possible duplicates where it shows its timing', async ({
  page,
}) => {
  const front = await startCuttingFront(simulate.url, {
    every: 3,
    afterMs: 250,
    showsTiming: true,
  });
  const workbench = await runAgainst(page, front);
  const { Accepted: accepted } = await workbench.accounts();
  const text = await page
    .getByText(/\d possible duplicates/)
    .first()
    .innerText();
  const possible = Number(/(\d+) possible duplicates/.exec(text)?.[1]);
  expect(accepted).toBe(RECORDS);
  expect(front.cut()).toBeGreaterThan(0);
  expect(possible).toBeGreaterThan(0);
  await expect(page.getByText(UNSEEN)).toHaveCount(0);
  await front.stop();
});

test('where it does not, the run and its report say that copies cannot be seen, and how to find them', async ({
  page,
}) => {
  const front = await startCuttingFront(simulate.url, {
    every: 3,
    afterMs: 250,
    showsTiming: false,
  });
  const workbench = await runAgainst(page, front);
  expect((await workbench.accounts())['Accepted']).toBe(RECORDS);
  await expect(page.getByText(UNSEEN)).toBeVisible();
  await page.locator('.run-bar').getByRole('link', { name: 'Report' }).click();
  await expect(page.getByText(UNSEEN)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Verify delivery' })).toBeVisible();
  await front.stop();
});

test('a run whose connections hold has no possible duplicates', async ({ page }) => {
  const front = await startCuttingFront(simulate.url, {
    every: Infinity,
    afterMs: 0,
    showsTiming: true,
  });
  const workbench = await runAgainst(page, front);
  expect((await workbench.accounts())['Accepted']).toBe(RECORDS);
  await expect(page.getByText(/possible duplicates/)).toHaveCount(0);
  await expect(page.getByText(UNSEEN)).toHaveCount(0);
  await front.stop();
});

test.describe('over HTTP/2', () => {
  test.use({ ignoreHTTPSErrors: true });

  test('a call whose body is a stream is sent once: where it is cut, its records are unconfirmed', async ({
    page,
    problems,
  }) => {
    problems.allow(/Failed to load resource|ERR_HTTP2|ERR_CONNECTION/);
    const front = await startCuttingFront(simulate.url, {
      every: 3,
      afterMs: 250,
      showsTiming: true,
      http2: true,
    });
    const workbench = await runAgainst(page, front, async (one) => {
      await one.tick('Stream the body of each call', true);
      await one.chooseRetry('No retry');
    });
    const { Accepted: accepted = 0, Unconfirmed: unconfirmed = 0 } = await workbench.accounts();
    expect(accepted + unconfirmed).toBe(RECORDS);
    expect(front.cut()).toBeGreaterThan(0);
    expect(unconfirmed).toBeGreaterThanOrEqual(front.cut());
    await expect(page.getByText(/possible duplicates/)).toHaveCount(0);
    const stored = await tailed();
    expect(new Set(stored).size).toBe(stored.length);
    // What was cut had been stored.
    expect(stored.length).toBeGreaterThan(accepted);
    await front.stop();
  });
});

/** Every record of the stream, as the command line reads it. */
async function tailed(): Promise<readonly string[]> {
  const shardlab = promisify(execFile);
  const args = ['dist/cli/shardlab.js', 'tail', 'cut', '--endpoint', simulate.url];
  const { stdout } = await shardlab(process.execPath, [...args, '--format', 'text']);
  return stdout.trimEnd().split('\n');
}
