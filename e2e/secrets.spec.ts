import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';
import { signIn, storedText } from './helpers/aws.ts';
import { PASSWORD, test } from './helpers/aws-test.ts';
import { ExerciseSheet, NAME } from './helpers/exercise.ts';
import { toNumber } from './helpers/workbench.ts';

/** What a button saves as a file. */
async function saved(page: Page, button: string): Promise<string> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: button, exact: true }).click();
  const stream = await (await downloading).createReadStream();
  const parts: unknown[] = await stream.toArray();
  return Buffer.concat(parts as Buffer[]).toString();
}

test('no token, key or password is in storage, page, address, console, API log, exports, evidence or failures; CloudWatch is asked with a right signature', async ({
  page,
  context,
  front,
  workbench,
}) => {
  const said: string[] = [];
  context.on('console', (message) => said.push(message.text()));
  await signIn(page, 'ana', PASSWORD);
  await workbench.chooseStream('lab-ana-1');
  await workbench.run({ rate: '200', records: 200 });
  const scenario = await saved(page, 'Export');
  expect(scenario).toContain('lab-ana-1');
  const texts = [scenario, await page.content(), page.url()];

  const pages = page.getByRole('navigation', { name: 'Pages' });
  await pages.getByRole('link', { name: 'Streams' }).click();
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'lab-ana-1' }) });
  // CloudWatch costs, so it is asked only when somebody wants to know: 4,200 in a minute.
  await expect(row).not.toContainText('over a minute');
  await page.getByRole('button', { name: 'Throughput of the last minute' }).click();
  await expect(row).toContainText('70/s over a minute');
  await page.getByRole('link', { name: 'lab-ana-1' }).click();
  await page.getByRole('tab', { name: 'Metrics', exact: true }).click();
  const incoming = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Records in', exact: true }) });
  await incoming.getByRole('button', { name: 'Show as table' }).click();
  const figures = await incoming.locator('tbody td:nth-of-type(1)').allTextContents();
  expect(figures.map(toNumber).reduce((sum, one) => sum + one, 0)).toBe(4_200);
  texts.push(await page.content());

  const log = page.getByRole('complementary', { name: 'API log' });
  await log.getByRole('button', { name: /API log/ }).click();
  for (const operation of ['GetMetricData', 'PutRecords']) {
    await log
      .getByRole('button', { name: new RegExp(`${operation}\\b`) })
      .first()
      .click();
    await expect(log.getByRole('heading', { name: operation })).toBeVisible();
    texts.push(await log.innerText(), await log.innerHTML());
  }

  await workbench.show();
  await page.locator('.run-bar').getByRole('link', { name: 'Report' }).click();
  for (const button of ['JSON', 'Seconds CSV', 'Shards CSV', 'HTML report'])
    texts.push(await saved(page, button));
  texts.push(await page.content(), page.url());

  const sheet = new ExerciseSheet(page, 'first-records', NAME);
  await sheet.begin(NAME);
  for (const button of ['Save evidence (JSON)', 'Save evidence (HTML)'])
    texts.push(await saved(page, button));
  expect(texts.at(-1)).toContain(NAME);

  front.misjudged.add('lab-class-1');
  await page.goto('/#/streams/lab-class-1');
  await expect(page.getByText('lab-class-1 could not be read.')).toBeVisible();
  await expect(page.getByText('x-amz-security-token:(not shown)')).toBeVisible();
  texts.push(await page.content(), await log.innerText());

  const stored = await storedText(page);
  expect(stored.device).toBe('');
  // The stores are read for what they are: runs and settings are there.
  expect(stored.database).toContain('lab-ana-1');
  const tokens: readonly string[] =
    stored.tab.match(/=[\w.-]{100,}/g)?.map((one: string) => one.slice(1)) ?? [];
  expect(tokens.filter((one) => one.startsWith('eyJ')).length).toBeGreaterThan(1);
  const keys = [...front.issued.values()].flatMap(({ AccessKeyId, SecretKey, SessionToken }) => [
    AccessKeyId,
    SecretKey,
    SessionToken,
  ]);
  expect(keys.length).toBeGreaterThan(2);
  const everywhere = [...texts, ...said, stored.database].join('\n');
  expect(everywhere.length).toBeGreaterThan(10_000);
  for (const secret of [...tokens, ...keys, PASSWORD])
    expect(everywhere.includes(secret), 'a secret is shown or kept').toBe(false);
});
