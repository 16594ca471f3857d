import { relative } from 'node:path';
import { ROOT } from './root.mjs';

/**
 * What the JSON reports of the two test runners say: counts, and the names of what failed with the
 * first line of why. The names are printed at the very end, where a cut log still shows them.
 */

/**
 * @typedef {{ name: string, seconds: number }} FileTime
 * @typedef {{ passed: number, failed: number, skipped: number, failures: string[],
 *   files: FileTime[] }} Count `files`: how long each test file took, where the runner says so
 */

const ANSI = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/** The first lines of a message, without colours, on one line of at most 300 characters. */
const brief = (message) =>
  String(message ?? '')
    .replace(ANSI, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 4)
    .join(' | ')
    .slice(0, 300);

/** @returns {Count} of a report of `vitest --reporter=json`. */
export function vitestCount(json) {
  const failures = [];
  for (const file of json.testResults ?? []) {
    const failed = (file.assertionResults ?? []).filter(({ status }) => status === 'failed');
    for (const { fullName, failureMessages } of failed) {
      failures.push(`${file.name} › ${fullName}: ${brief(failureMessages?.[0])}`);
    }
    if (file.status === 'failed' && failed.length === 0) {
      failures.push(`${file.name}: ${brief(file.message)}`);
    }
  }
  return {
    passed: json.numPassedTests,
    // A file that could not be loaded has no tests to count.
    failed: Math.max(json.numFailedTests, failures.length),
    skipped: json.numPendingTests + json.numTodoTests,
    failures,
    files: (json.testResults ?? []).map(({ name, startTime, endTime }) => ({
      name: relative(ROOT, name),
      seconds: (endTime - startTime) / 1000,
    })),
  };
}

/** @returns {Count} of a report of `playwright test --reporter=json`. */
export function playwrightCount(json) {
  const failures = [];
  /** @type {Map<string, number>} */
  const files = new Map();
  const walk = (suite, path) => {
    for (const spec of suite.specs ?? []) {
      const results = spec.tests.flatMap(({ results: each }) => each);
      const ms = results.reduce((sum, { duration }) => sum + duration, 0);
      files.set(spec.file, (files.get(spec.file) ?? 0) + ms / 1000);
      if (spec.ok) continue;
      const error = results.find((result) => result.error !== undefined)?.error;
      failures.push(`${[...path, spec.title].join(' › ')}: ${brief(error?.message)}`);
    }
    for (const inner of suite.suites ?? []) walk(inner, [...path, inner.title]);
  };
  for (const suite of json.suites ?? []) walk(suite, [suite.title]);
  for (const error of json.errors ?? []) failures.push(brief(error.message));
  const { expected, flaky, unexpected, skipped } = json.stats;
  return {
    passed: expected + flaky,
    failed: unexpected,
    skipped,
    failures,
    files: [...files].map(([file, seconds]) => ({ name: `e2e/${file}`, seconds })),
  };
}
