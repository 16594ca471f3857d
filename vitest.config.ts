import { configDefaults, defineConfig } from 'vitest/config';

/** What starts processes and servers: a stall of a shared machine can cut such a test short. */
const PROCESSES = [
  'src/cli/**/*.test.ts',
  'src/simulator/clients/**/*.test.ts',
  'src/simulator/http/**/*.test.ts',
  'scripts/**/*.test.mjs',
];

export default defineConfig({
  test: {
    environment: 'node',
    env: {
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      TZ: 'UTC',
    },
    testTimeout: 30_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
          exclude: [...configDefaults.exclude, ...PROCESSES],
        },
      },
      {
        extends: true,
        test: {
          name: 'processes',
          include: PROCESSES,
          // As in playwright.config.ts: at a desk the first failure is a finding.
          retry: process.env['CI'] === undefined ? 0 : 1,
        },
      },
    ],
  },
});
