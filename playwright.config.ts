import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from './scripts/lib/chromium.mjs';

const executablePath = findChromium();

/** What measures a rate or a share: a second browser on two cores would make it lie. */
const RATES =
  /\/(?:round-trip|throttle|drain|tabs|metrics|run-views|exercises|exercises-later)\.spec\.ts$/;

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/helpers/global-setup.ts',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  workers: 2,
  projects: [
    { name: 'pages', testIgnore: RATES, fullyParallel: true },
    { name: 'rates', testMatch: RATES, workers: 1 },
  ],
  forbidOnly: process.env['CI'] !== undefined,
  // A test that passes at the second try has found something: at a desk it fails. In CI one
  // second try keeps a stall of a shared machine from holding up a change; it is listed as flaky.
  retries: process.env['CI'] === undefined ? 0 : 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    actionTimeout: 15_000,
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'UTC',
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      args: CHROMIUM_FLAGS,
      ...(executablePath !== undefined && { executablePath }),
    },
  },
});
