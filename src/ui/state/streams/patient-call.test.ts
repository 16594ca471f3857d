import { expect, test } from 'vitest';
import { ManualClock } from '../../../base/manual-clock.ts';
import { err, ok, type Result } from '../../../base/result.ts';
import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';
import { onlyReads, patiently } from './patient-call.ts';

const THROTTLED: ServiceFailure = {
  kind: 'throttled',
  name: 'LimitExceededException',
  message: '',
};

/** Refuses so many times, then answers 7. */
function refusing(
  times: number,
  failure = THROTTLED,
): { asked: number[]; clock: ManualClock; call: () => Promise<Result<number, ServiceFailure>> } {
  const clock = new ManualClock();
  const asked: number[] = [];
  return {
    asked,
    clock,
    call: () => {
      asked.push(clock.now());
      return Promise.resolve(asked.length > times ? ok(7) : err(failure));
    },
  };
}

test('asks again, later each time, until the service has room', async () => {
  const { call, clock, asked } = refusing(3);
  const answer = patiently(call, { clock, random: () => 0, wanted: () => true });
  await clock.advance(10_000);
  expect(await answer).toEqual(ok(7));
  expect(asked).toEqual([0, 250, 750, 1750]);
});

test('gives up after six tries, with the words of the service', async () => {
  const { call, clock, asked } = refusing(100);
  const answer = patiently(call, { clock, random: () => 0.999, wanted: () => true });
  await clock.advance(60_000);
  expect(await answer).toEqual(err(THROTTLED));
  expect(asked).toHaveLength(6);
});

test('asks once where a later answer would be the same, or be for nobody', async () => {
  const denied = refusing(9, { kind: 'denied', name: 'AccessDeniedException', message: '' });
  const patience = { clock: denied.clock, random: Math.random, wanted: () => true };
  expect((await patiently(denied.call, patience)).ok).toBe(false);
  expect(denied.asked).toHaveLength(1);
  const left = refusing(9);
  const answer = patiently(left.call, { ...patience, clock: left.clock, wanted: () => false });
  await left.clock.advance(10_000);
  expect(await answer).toEqual(err(THROTTLED));
  expect(left.asked).toHaveLength(1);
});

test('only calls that read are made again', () => {
  expect(['DescribeStreamSummary', 'ListShards', 'GetResourcePolicy'].every(onlyReads)).toBe(true);
  expect(['CreateStream', 'SplitShard', 'UpdateShardCount'].some(onlyReads)).toBe(false);
});
