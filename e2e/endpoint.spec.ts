import { once } from 'node:events';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import type { AddressInfo } from 'node:net';
import { expect, test } from './fixtures.ts';
import { expectRecordCount, openRecords, readAllRecords } from './helpers/records.ts';
import { createStream, Workbench } from './helpers/workbench.ts';
import { startKinesisLocal } from './peers/kinesis.ts';
import { chromium, type Browser, type Page } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../scripts/lib/chromium.mjs';
import { startSimulate } from './helpers/simulate.ts';

const HOSTED = 'hosted.example';

/** A browser for which our server is a site of the internet, at a name and an https-like origin. */
async function browserOfAVisitor(port: string): Promise<Browser> {
  const executablePath = findChromium();
  const site = `http://${HOSTED}:${port}`;
  return chromium.launch({
    args: [
      ...CHROMIUM_FLAGS.filter((flag) => !flag.startsWith('--host-resolver-rules')),
      `--host-resolver-rules=MAP ${HOSTED} 127.0.0.1 , MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1`,
      `--ip-address-space-overrides=127.0.0.1:${port}=public`,
      `--unsafely-treat-insecure-origin-as-secure=${site}`,
    ],
    ...(executablePath !== undefined && { executablePath }),
  });
}

async function connectTo(page: Page, url: string): Promise<void> {
  await page.getByRole('button', { name: /^Connection/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Connection' });
  await dialog.getByRole('radio', { name: /^Endpoint/ }).click();
  await dialog.getByLabel('Endpoint URL').fill(url);
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
}

test('the same page sends 2,000 records to a Kinesis-compatible port and reads them back', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const peer = await startKinesisLocal();
  try {
    const workbench = new Workbench(page);
    await workbench.open();
    await connectTo(page, peer.url);
    await expect(page.getByRole('dialog', { name: 'Connection' })).toBeHidden();
    await createStream(page, 'elsewhere', 2);
    await workbench.show();
    await workbench.chooseStream('elsewhere');
    const end = await workbench.run({
      template: '{{string.uuid}}',
      // The peer itself takes a few hundred records a second.
      rate: '300',
      records: 2_000,
      inFlight: 2,
    });
    expect(end).toMatch(/^Completed/);
    expect((await workbench.accounts())['Accepted']).toBe(2_000);
    const log = page.getByRole('complementary', { name: 'API log' });
    await log.getByRole('button', { name: /API log/ }).click();
    await log.getByText('PutRecords').first().click();
    await expect(log.getByText(/HTTP 200 .* got [1-9][\d.]* (KiB|B) .* request id/)).toBeVisible();
    await log.getByRole('button', { name: /API log/ }).click();
    await openRecords(page, 'elsewhere');
    await expectRecordCount(page, 2_000);
    expect(new Set(await readAllRecords(page)).size).toBe(2_000);
  } finally {
    await peer.stop();
  }
});

test('an endpoint that does not answer is told before it is used, in words', async ({
  page,
  problems,
}) => {
  problems.allow(/Failed to load resource|ERR_CONNECTION_REFUSED/);
  const workbench = new Workbench(page);
  await workbench.open();
  await connectTo(page, 'http://127.0.0.1:9');
  const dialog = page.getByRole('dialog', { name: 'Connection' });
  await expect(dialog.getByText('The endpoint could not be used.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: /^Connection: Practice/ })).toBeVisible();
  await expect(workbench.start).toBeEnabled();
});

test('an endpoint that takes a call and never answers is told too; a trial that is cancelled connects to nothing', async ({
  page,
}) => {
  let answer = (): void => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const silent = createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    const headers = request.headers['access-control-request-headers'];
    if (headers !== undefined) response.setHeader('Access-Control-Allow-Headers', headers);
    if (request.method === 'OPTIONS') response.end();
    else void answered.then(() => response.end('{"StreamNames":[],"HasMoreStreams":false}'));
  }).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  await page.goto('/');
  await connectTo(page, `http://127.0.0.1:${port}`);
  const dialog = page.getByRole('dialog', { name: 'Connection' });
  await expect(dialog.getByText(/nothing came back within 10 seconds/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  answer();
  await page.waitForTimeout(300);
  await expect(page.getByRole('button', { name: /^Connection: Practice/ })).toBeVisible();
  silent.closeAllConnections();
  silent.close();
});

test('an address that is none is refused at its field', async ({ page }) => {
  await page.goto('/');
  await connectTo(page, 'not an address');
  const dialog = page.getByRole('dialog', { name: 'Connection' });
  await expect(dialog.getByLabel('Endpoint URL')).toHaveAttribute('aria-invalid', 'true');
});

test('a hosted page is led to the simulator: by the permission of the browser, and by the line to run', async ({
  server,
}) => {
  const { port } = new URL(server.origin);
  const site = `http://${HOSTED}:${port}`;
  const closed = await startSimulate('npx shardlab simulate --port 4567', tmpdir());
  const browser = await browserOfAVisitor(port);
  try {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(site);
    await connectTo(page, closed.url);
    const dialog = page.getByRole('dialog', { name: 'Connection' });
    // Nobody is there to answer the browser's question: it takes that for a refusal.
    await expect(dialog.getByText('does not let this page reach this computer')).toBeVisible();
    await context.grantPermissions(['local-network-access'], { origin: site });
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await expect(dialog.getByText('The endpoint does not answer this page.')).toBeVisible();
    const line = await dialog.getByText(/^npx shardlab simulate .*--allow-origin/).innerText();
    expect(line).toContain(`--allow-origin ${site}`);
    const open = await startSimulate(line, tmpdir());
    try {
      await dialog.getByLabel('Endpoint URL').fill(open.url);
      await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
      await expect(dialog).toBeHidden();
      await createStream(page, 'by-a-hosted-page', 1);
    } finally {
      await open.stop();
    }
  } finally {
    await browser.close();
    await closed.stop();
  }
});
