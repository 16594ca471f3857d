import { expect, test } from './fixtures.ts';
import { expectAccessible, forEachLook, LOOKS, screenshot } from './helpers/looks.ts';
import { expectRecordCount, openRecords } from './helpers/records.ts';
import { createStream, Workbench } from './helpers/workbench.ts';

const PAGES = ['Workbench', 'Streams', 'Records', 'Templates'];

test('the first visit finds a stream with 4 shards and a template, one click from a run', async ({
  page,
}) => {
  const workbench = new Workbench(page);
  await workbench.open();
  await expect(
    page.getByRole('list', { name: 'Sample records' }).getByRole('listitem'),
  ).toHaveCount(5);
  await expect(page.locator('.shard-rows tbody tr')).toHaveCount(4);
  await workbench.start.click();
  await expect(page.getByRole('list', { name: 'Newest records' })).toBeVisible();
  await workbench.stop.click();
  expect(await workbench.ended()).toBe('Stopped and drained');
  const { Accepted, generated } = await workbench.accounts();
  expect(Accepted).toBeGreaterThan(0);
  expect(Accepted).toBe(generated);
});

test('every page shows, is accessible, and fits a laptop and a phone, light and dark', async ({
  page,
}) => {
  await page.goto('/');
  for (const name of PAGES) {
    await page
      .getByRole('navigation', { name: 'Pages' })
      .getByRole('link', { name, exact: true })
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    await forEachLook(
      page,
      async (look) => {
        await screenshot(page, name.toLowerCase(), look);
        await expectAccessible(page, `${name} at ${look.name}`);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `${name} at ${look.name} scrolls sideways`).toBeLessThanOrEqual(0);
        const here = page
          .getByRole('navigation', { name: 'Pages' })
          .getByRole('link', { name, exact: true });
        await expect(here, `the link of ${name} at ${look.name}`).toBeInViewport({ ratio: 1 });
      },
      LOOKS,
    );
  }
});

test('a reload keeps the template, the settings and the theme', async ({ page }) => {
  const workbench = new Workbench(page);
  await workbench.open();
  await workbench.set({ template: 'kept {{number.int(9)}}', rate: '123' });
  await page.getByRole('button', { name: /^Theme/ }).click();
  await page.getByRole('button', { name: 'Theme: light' }).click();
  await expect(page.locator('body')).toHaveClass(/awsui-dark-mode/);
  await page.waitForTimeout(1_000);
  await page.reload();
  await expect(page.getByLabel('Record template')).toHaveText('kept {{number.int(9)}}');
  await expect(page.getByLabel('Records per second')).toHaveValue('123');
  await expect(page.locator('body')).toHaveClass(/awsui-dark-mode/);
});

test('a page that is gone to begins at its top, one that is gone back to is where it was left', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1000, height: 500 });
  await new Workbench(page).open();
  const top = () => page.evaluate(() => scrollY);
  await page.mouse.wheel(0, 700);
  await expect.poll(top).toBeGreaterThan(300);
  await page.getByRole('navigation').getByRole('link', { name: 'Practice' }).click();
  await expect(page.getByText('Faults', { exact: true })).toBeVisible();
  await expect.poll(top).toBe(0);
  await page.goBack();
  await expect.poll(top).toBeGreaterThan(300);
});

test('an address of no page says so and leads back', async ({ page }) => {
  await page.goto('/#/no-such-page');
  await expect(page.getByRole('main')).toContainText('There is no page at this address.');
  await page.getByRole('main').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'Workbench' })).toBeAttached();
});

test('streams named as what every object inherits work on every page', async ({ page }) => {
  const workbench = new Workbench(page);
  await workbench.open();
  for (const stream of ['constructor', '__proto__']) {
    await createStream(page, stream, 1);
    await workbench.show();
    await workbench.chooseStream(stream);
    const end = await workbench.run({ template: '{{string.uuid}}', records: 20, rate: '100' });
    expect(end).toMatch(/^Completed/);
    await openRecords(page, stream);
    await expectRecordCount(page, 20);
    for (const address of [
      `/#/streams/${stream}`,
      `/#/consumers/${stream}`,
      '/#/runs',
      '/#/practice',
    ])
      await page.goto(address);
    await page.reload();
    await openRecords(page, stream);
    await expect(page.getByText('This page could not be shown.')).toHaveCount(0);
  }
});

test('after a link by keyboard the keyboard is at the new page’s heading, and passing news lies over nothing', async ({
  page,
}) => {
  const workbench = new Workbench(page);
  await workbench.open();
  await page.getByRole('link', { name: 'Shards and settings' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.goto('/#/practice');
  await page.getByRole('button', { name: '+ 5 min' }).click();
  const news = page.getByText('All practice streams are now 5 min later');
  await expect(news).toBeVisible();
  const foot = page.getByRole('complementary', { name: 'API log' });
  await expect(foot.getByText('All practice streams are now 5 min later')).toBeVisible();
  const over = await news.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const under = document.elementsFromPoint(left + width / 2, top + height / 2);
    return under.filter((one) => one.closest('button, a, input, select') !== null).length;
  });
  expect(over).toBe(0);
  await expectAccessible(page, 'with passing news');
});
