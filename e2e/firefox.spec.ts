import { expect, test } from '@playwright/test';
import puppeteer from 'puppeteer-core';
import { findFirefox } from '../scripts/lib/firefox.mjs';
import { ProductionServer } from './helpers/production-server.ts';

/** Starting Firefox and drawing the first page takes seconds on two busy cores. */
const STEP_TIMEOUT_MS = 60_000;

const RUN_MS = 2000;

/**
 * Every other test runs in Chromium. This one shows that Firefox starts the page, runs a load and
 * reads the records back, and that the security policy holds there too.
 */
test('Firefox sends records, reads them back, and reports no violation of the policy', async () => {
  test.setTimeout(4 * STEP_TIMEOUT_MS);
  const executablePath = findFirefox();
  expect(executablePath, 'npm test -- tools finds or installs Firefox').toBeDefined();
  const server = await ProductionServer.start();
  // Over WebDriver BiDi, the one protocol that Firefox of Debian speaks.
  const browser = await puppeteer.launch({
    browser: 'firefox',
    headless: true,
    ...(executablePath !== undefined && { executablePath }),
  });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(STEP_TIMEOUT_MS);
    await page.setViewport({ width: 1440, height: 900 });
    const problems: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => {
      problems.push(`page: ${String(error)}`);
    });
    await page.evaluateOnNewDocument(() => {
      addEventListener('securitypolicyviolation', (event) => {
        // oxlint-disable-next-line no-console -- the console is what a test can hear
        console.error(`violation: ${event.effectiveDirective} ${event.blockedURI}`);
      });
    });

    await page.goto(server.origin);
    await page.locator('::-p-aria([name="Start"][role="button"])').click();
    await page.waitForSelector('.run-bar ::-p-text(Running)');
    await new Promise((resolve) => setTimeout(resolve, RUN_MS));
    await page.locator('::-p-aria([name="Stop"][role="button"])').click();
    await page.waitForSelector('.run-bar ::-p-text(Stopped)');
    const accepted = await page.$eval(
      '::-p-aria([name="Where the generated records are"])',
      (table) => Number(/Accepted\D*([\d,]+)/.exec(table.textContent)?.[1]?.replaceAll(',', '')),
    );
    expect(accepted).toBeGreaterThan(0);

    await page.locator('nav ::-p-aria([name="Records"][role="link"])').click();
    await page.waitForFunction(
      (rows) => document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') === rows,
      {},
      // The heading is a row of the grid too.
      String(accepted + 1),
    );
    const first = await page.$eval(
      '[data-position] .record-cell--data',
      (cell) => cell.textContent,
    );
    expect(first).toContain('sensorId');

    expect(problems).toEqual([]);
    expect(server.takeViolations()).toEqual([]);
  } finally {
    await browser.close();
    await server.stop();
  }
});
