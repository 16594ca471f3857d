import { expect, it } from 'vitest';
import {
  consumerNameProblem,
  fanOutCost,
  madeUpName,
  tooManySubscriptions,
} from './fan-out-cost.ts';

it('says what a consumer costs, and that practice is free', () => {
  expect(fanOutCost(4, true)).toContain('Costs 4 shards × $0.015 = $0.060 an hour');
  expect(fanOutCost(1, false)).toMatch(/^Free here\. On AWS: 1 shard × \$0\.015 = \$0\.015/);
});

it('keeps connections free for everything else over plain HTTP', () => {
  expect(tooManySubscriptions('http://127.0.0.1:4567', 4)).toBeUndefined();
  expect(tooManySubscriptions('http://127.0.0.1:4567', 5)).toContain('at most 4 of the 5 shards');
  expect(tooManySubscriptions('https://kinesis.test', 500)).toBeUndefined();
  expect(tooManySubscriptions(undefined, 500)).toBeUndefined();
});

it('takes the names that the service takes, and makes up such a one', () => {
  expect(consumerNameProblem(madeUpName())).toBeUndefined();
  expect(consumerNameProblem('a b')).toBeDefined();
  expect(consumerNameProblem('')).toBeDefined();
  expect(consumerNameProblem('x'.repeat(129))).toBeDefined();
});
