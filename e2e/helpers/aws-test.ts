import { join } from 'node:path';
import { expect, test as base } from '../fixtures.ts';
import { CognitoFront } from '../peers/cognito-front.ts';
import { freePort, ROOT, startNode } from '../peers/process.ts';
import { configureFor } from './aws.ts';
import { Workbench } from './workbench.ts';

export const PASSWORD = 'Correct-horse-7';

/** A page that is configured for a Cognito and a Kinesis of the test's own, with the user `ana`. */
export const test = base.extend<{ front: CognitoFront; workbench: Workbench }, { kinesis: string }>(
  {
    kinesis: [
      // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names out of it
      async ({}, provide) => {
        const port = await freePort();
        const peer = await startNode(
          [
            join(ROOT, 'dist/cli/shardlab.js'),
            'simulate',
            `--port=${port}`,
            '--stream=lab-ana-1:2',
            '--stream=lab-ben-1:1',
            '--stream=lab-class-1:1',
            '--stream=lab-class-2:1',
          ],
          port,
        );
        await provide(peer.url);
        await peer.stop();
      },
      { scope: 'worker' },
    ],
    front: async ({ page, kinesis, problems }, provide) => {
      problems.allow(/Failed to load resource: the server responded with a status of 400/);
      const front = await CognitoFront.start(kinesis);
      try {
        await front.addUser('ana', { password: PASSWORD });
        await configureFor(page, front);
        await provide(front);
      } finally {
        // A page that is still open would renew its credentials at a Cognito that is gone.
        for (const open of page.context().pages()) await open.close();
        await front.stop();
      }
    },
    workbench: async ({ page, front }, provide) => {
      expect(front.url).not.toBe('');
      const workbench = new Workbench(page);
      await workbench.open();
      await provide(workbench);
    },
  },
);
