import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { Workbench } from './helpers/workbench.ts';
import { ApiError, startApiServer } from './peers/front-server.ts';

/** Runs when it is taken for markup, or for code. */
const MARKUP = '"><img src=x onerror=ran=1><script>ran=1</script><a href=javascript:ran=1>go</a>';

const PAGES = [
  'streams',
  'streams/practice',
  'records/practice',
  'templates',
  'runs',
  'exercises',
  'practice',
  'setup',
  '',
];

/** Nothing of {@link MARKUP} became an element, and nothing ran. */
async function expectInert(page: Page): Promise<void> {
  const found = await page.evaluate(() => ({
    ran: 'ran' in globalThis,
    elements: document.querySelectorAll('img[src="x"], [onerror], a[href^="javascript:"]').length,
    scripts: [...document.scripts].filter(({ text }) => text.includes('ran=1')).length,
  }));
  expect(found).toEqual({ ran: false, elements: 0, scripts: 0 });
}

test('markup in a template and its records is text on every page, and no page breaks the policy', async ({
  page,
}) => {
  const workbench = new Workbench(page);
  await workbench.open();
  await workbench.run({ template: `{"note": "${MARKUP}", "n": {{number.int(9)}}}`, records: 5 });
  const tail = page.getByRole('list', { name: 'Newest records' });
  await expect(tail.getByText('<img src=x onerror=ran=1>').first()).toBeVisible();
  await page.getByRole('button', { name: /API log/ }).click();
  for (const path of PAGES) {
    await page.goto(`/#/${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    if (path.startsWith('records'))
      await expect(page.getByText('<img src=x onerror=ran=1>').first()).toBeVisible();
    await expectInert(page);
  }
  const links = await page.getByRole('navigation', { name: 'Pages' }).getByRole('link').all();
  const listed = await Promise.all(links.map((link) => link.getAttribute('href')));
  const visited = PAGES.map((path) => `#/${path.split('/')[0] ?? ''}`);
  expect(listed.filter((href) => !visited.includes(href ?? ''))).toEqual([]);
});

test('a template from a link is a proposal, whatever its text', async ({ page }) => {
  const shared = Buffer.from(
    JSON.stringify({
      version: 1,
      name: MARKUP,
      text: `{{"${MARKUP}"}}`,
      oneLine: true,
      key: MARKUP,
    }),
  ).toString('base64url');
  await page.goto(`/#/templates/shared.${shared}`);
  await expect(page.getByRole('heading', { name: /^From a link: "><img/ })).toBeVisible();
  await expectInert(page);
  await page.goto('/#/templates');
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  await expect(page.getByText('<img src=x')).toHaveCount(0);
});

test('an imported scenario fills the fields, and neither runs nor connects anything', async ({
  page,
}) => {
  const workbench = new Workbench(page);
  await workbench.open();
  const elsewhere = { kind: 'endpoint', url: 'https://evil.example', region: 'eu-west-3' };
  const scenario = {
    version: 1,
    name: MARKUP,
    stream: 'elsewhere',
    template: { text: MARKUP, lists: { [MARKUP]: { lines: MARKUP } } },
    keys: { type: 'one', key: MARKUP },
    profile: { type: 'constant', rate: 5 },
  };
  const file = JSON.stringify(scenario);
  const more = { ...scenario, connection: elsewhere, settings: { connection: elsewhere } };
  const choose = (text: string): Promise<void> =>
    page.getByLabel('Scenario file').setInputFiles({
      name: `${MARKUP}.json`,
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    });
  // As a file can have it: written here as a literal it would be a prototype.
  await choose(JSON.stringify(more).replace('{', '{"__proto__":{"ran":1},'));
  await expect(page.getByText(/There is no field .*"connection"/)).toBeVisible();
  await expectInert(page);
  await choose(file);
  await expect(page.getByText(/^The workbench is set to/)).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Template: "><img/ })).toBeVisible();
  await expectInert(page);
  await expect(page.getByRole('button', { name: /^Connection: Practice/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Stream practice/ })).toBeVisible();
  await expect(workbench.start).toBeEnabled();
  await choose(file.replace('"rate":5', '"rate":1e999'));
  await expect(page.getByText(/is no scenario: profile.rate/)).toBeVisible();
  await expectInert(page);
});

test('the words of a service’s error are text, and the connection stays what it was', async ({
  page,
  problems,
}) => {
  problems.allow(/Failed to load resource/);
  const server = await startApiServer(() =>
    Promise.reject(new ApiError('AccessDeniedException', MARKUP)),
  );
  try {
    await new Workbench(page).open();
    await page.getByRole('button', { name: /^Connection/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Connection' });
    await dialog.getByRole('radio', { name: /^Endpoint/ }).click();
    await dialog.getByLabel('Endpoint URL').fill(server.url);
    await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(dialog.getByText('The endpoint could not be used.')).toBeVisible();
    await expectInert(page);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('button', { name: /^Connection: Practice/ })).toBeVisible();
  } finally {
    await server.stop();
  }
});
