import { expect, test } from './fixtures.ts';
import { Workbench } from './helpers/workbench.ts';

// These prove that the fixture bites: each causes a violation and must fail for it.
test.describe('a violation of the policy fails the test that caused it', () => {
  test.fail();

  test('markup in the page', async ({ page }) => {
    await page.goto('/');
    await page.evaluate(() => {
      try {
        document.body.innerHTML = '<b>text</b>';
      } catch {
        // Trusted Types refuse it; what counts is that the test hears of it.
      }
    });
  });

  test('a request by the page', async ({ page }) => {
    await page.goto('/');
    await page.evaluate(() => fetch('https://example.org/').catch(() => undefined));
  });

  test('a request by a worker', async ({ page }) => {
    const workbench = new Workbench(page);
    await workbench.open();
    const [worker] = page.workers();
    await worker?.evaluate(() => fetch('https://example.org/').catch(() => undefined));
  });

  test('an error in the console', async ({ page }) => {
    await page.goto('/');
    // oxlint-disable-next-line no-console -- it is what this test is about
    await page.evaluate(() => console.error('something broke'));
  });
});

test('code from text does not run', async ({ page, problems }) => {
  problems.allow(/script-src|require-trusted-types|TrustedScript|violation/i);
  await page.goto('/');
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    try {
      script.textContent = 'globalThis.ran = true';
      document.head.append(script);
    } catch {
      // Trusted Types refuse the text already.
    }
    return 'ran' in globalThis;
  });
  expect(ran).toBe(false);
});
