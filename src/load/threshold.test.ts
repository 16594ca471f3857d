import { expect, it } from 'vitest';
import { harness } from './run-harness.ts';
import { metricOf } from './threshold.ts';

it('a time that nothing took is none, so that no threshold holds for it', async () => {
  const { finish, run } = harness({ total: 10, profile: { type: 'constant', rate: 100 } });
  await finish();
  const result = await run.finished;
  expect(metricOf(result, 'service.p99')).toBe(result.latencyMs.service.p99);
  const none = { p50: 0, p90: 0, p99: 0, max: 0 };
  const silent = { ...result, latencyMs: { service: none, response: none } };
  expect(metricOf(silent, 'service.p99')).toBeUndefined();
  expect(metricOf(silent, 'response.p99')).toBeUndefined();
  expect(metricOf({ ...result, due: 0, dropped: 0 }, 'dropped.rate')).toBe(0);
});
