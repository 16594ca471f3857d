import { test as base, expect, type BrowserContext } from '@playwright/test';
import { ProductionServer } from './helpers/production-server.ts';

/** How long a violation in a worker may take to be reported to the server. */
const REPORT_GRACE_MS = 250;

/** What went wrong in any page or worker of a test; each fails the test unless it allows it. */
export class Problems {
  readonly #seen: string[] = [];
  readonly #allowed: RegExp[] = [];

  /** For a test that breaks something on purpose, such as an endpoint that does not answer. */
  allow(pattern: RegExp): void {
    this.#allowed.push(pattern);
  }

  add(problem: string): void {
    this.#seen.push(problem);
  }

  get unexpected(): string[] {
    return this.#seen.filter((problem) => !this.#allowed.some((pattern) => pattern.test(problem)));
  }
}

/** Every test starts with an empty browser profile, so with new practice streams. */
export const test = base.extend<{ problems: Problems }, { server: ProductionServer }>({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names out of it
    async ({}, provide) => {
      const server = await ProductionServer.start();
      await provide(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ server }, provide) => {
    await provide(server.origin);
  },
  problems: [
    async ({ context, server }, provide) => {
      const problems = new Problems();
      server.takeViolations();
      await watch(context, problems);
      await provide(problems);
      await new Promise((resolve) => setTimeout(resolve, REPORT_GRACE_MS));
      for (const violation of server.takeViolations()) problems.add(violation);
      expect(problems.unexpected, 'errors in the console and violations of the policy').toEqual([]);
    },
    { auto: true },
  ],
});

async function watch(context: BrowserContext, problems: Problems): Promise<void> {
  context.on('console', (message) => {
    if (message.type() === 'error') problems.add(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => {
    problems.add(`page: ${error.error().stack ?? error.error().message}`);
  });
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      // oxlint-disable-next-line no-console -- the console is what a test can hear
      console.error(`violation: ${event.effectiveDirective} ${event.blockedURI}`);
    });
  });
}

export { expect } from '@playwright/test';
