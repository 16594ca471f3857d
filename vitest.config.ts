import { readdirSync, readFileSync } from 'node:fs';
import { configDefaults, defineConfig } from 'vitest/config';

/** What starts processes and servers: a stall of a shared machine can cut such a test short. */
const PROCESSES = [
  'src/cli/**/*.test.ts',
  'src/connection/as-command/*.test.ts',
  'src/simulator/clients/**/*.test.ts',
  'src/simulator/http/**/*.test.ts',
  'scripts/**/*.test.mjs',
];

/**
 * What changes a module, a global or the clock for every other test of its process, or measures
 * the memory of the whole process.
 */
const OWNS_ITS_PROCESS =
  /\bmemoryUsage\b|\bvi\.(?:mock|doMock|resetModules|spyOn|stubEnv|stubGlobal|useFakeTimers|setSystemTime)\b|\bprocess\.env\[?.+\]? = |\bglobalThis\.\w+ = |defineProperty\(globalThis/;

const ALONE = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => `src/${name.replaceAll('\\', '/')}`)
  .filter((name) => /\.test\.tsx?$/.test(name))
  .filter((name) => OWNS_ITS_PROCESS.test(readFileSync(name, 'utf8')));

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
          exclude: [...configDefaults.exclude, ...PROCESSES, ...ALONE],
          // Starting a process and its modules anew for each of 300 files is a third of the time.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ALONE,
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
