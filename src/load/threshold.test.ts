import { expect, it } from 'vitest';
import { harness } from './testing/run-harness.ts';
import { metricOf } from './threshold.ts';

it('what nothing took part in has no value, so that no threshold holds for it', async () => {
  const { finish, run } = harness({ total: 10, profile: { type: 'constant', rate: 100 } });
  await finish();
  const result = await run.finished;
  expect(metricOf(result, 'service.p99')).toBe(result.latencyMs.service.p99);
  const none = { p50: 0, p90: 0, p99: 0, max: 0 };
  const silent = { ...result, latencyMs: { service: none, response: none } };
  expect(metricOf(silent, 'service.p99')).toBeUndefined();
  expect(metricOf(silent, 'response.p99')).toBeUndefined();
  expect(metricOf(result, 'hotShardIndex')).toBe(result.hotShardIndex);
  expect(metricOf({ ...result, accepted: 0, hotShardIndex: 0 }, 'hotShardIndex')).toBeUndefined();
  expect(metricOf({ ...result, due: 0, dropped: 0 }, 'dropped.rate')).toBe(0);
});

it('is the arithmetic of its name, on the accounts of a result', async () => {
  const { finish, run } = harness({ total: 10, profile: { type: 'constant', rate: 100 } });
  await finish();
  const result = {
    ...(await run.finished),
    due: 200,
    generated: 160,
    dropped: 40,
    gaveUp: 20,
    failed: 12,
    unconfirmed: 8,
    accepted: 120,
    throttledAttempts: 45,
    retried: 30,
    windows: [100, 50].map((offered, t) => {
      return { t, target: 100, offered, accepted: 60, throttled: 0, dropped: 20 };
    }),
  };
  // What was given up or failed, of what was generated; what may be stored is neither.
  expect(metricOf(result, 'failed.rate')).toBe(32 / 160);
  expect(metricOf(result, 'dropped.rate')).toBe(40 / 200);
  // Of the entries sent, the first time or again.
  expect(metricOf(result, 'throttled.rate')).toBe(45 / 180);
  // How far the records sent at least once are from those due, on either side.
  expect(metricOf(result, 'rate.error')).toBe(50 / 200);
  expect(metricOf({ ...result, due: 120 }, 'rate.error')).toBe(30 / 120);
  const none = { ...result, due: 0, generated: 0, windows: [], retried: 0 };
  for (const metric of ['failed.rate', 'throttled.rate', 'rate.error'] as const)
    expect(metricOf(none, metric)).toBe(0);
});
