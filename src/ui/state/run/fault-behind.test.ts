import { expect, it } from 'vitest';
import type { GapCause } from '../../../load/accounts/run-snapshot.ts';
import type { Fault } from '../../../workers/practice/protocol.ts';
import { adviceHere, faultBehind, faultsOn } from './fault-behind.ts';
import { causeText } from '../../run/run-text.ts';

const SHARD = 'shardId-000000000002';
const OTHERS: GapCause = { type: 'other-producer', shardId: SHARD, records: 100, bytes: 9000 };
const SLOW: GapCause = { type: 'latency', serviceMs: 1000 };
const CUT: GapCause = { type: 'errors', code: 'TypeError' };
const FULL: GapCause = { type: 'shard', shardId: SHARD, limit: 'records', perSecond: 2500 };
const REFUSED: GapCause = { type: 'shard', shardId: SHARD, limit: 'records', perSecond: 100 };

const THROUGHPUT: Fault = { kind: 'throughput-exception', share: 0.2 };
const WRITER: Fault = { kind: 'other-producer', recordsPerSecond: 800, recordBytes: 200 };
const SLOW_SHARD: Fault = { kind: 'slow-shard', delayMs: 1000 };
const NETWORK: Fault = { kind: 'network-cut', durationMs: 10_000 };

it.each<[string, GapCause, Fault, string | undefined]>([
  ['refusals under the limits', OTHERS, THROUGHPUT, 'Throughput exceptions'],
  ['refusals under the limits', REFUSED, THROUGHPUT, 'Throughput exceptions'],
  ['another writer', OTHERS, WRITER, 'Another producer'],
  ['slow answers', SLOW, SLOW_SHARD, 'A slow shard'],
  ['no answers', CUT, NETWORK, 'Network cut'],
  ['a shard that is full of the run’s own records', FULL, THROUGHPUT, undefined],
  ['a fault that does no such thing', SLOW, THROUGHPUT, undefined],
])('%s: names the fault that is on', (_, cause, fault, label) => {
  const faults = [{ fault, scope: {} }];
  expect(faultBehind(cause, faults)?.label).toBe(label);
  const text = causeText(cause, 'uuid', { faults, isPast: false });
  if (label === undefined) expect(text).toEqual(causeText(cause, 'uuid'));
  else expect(text.text).toContain(`The fault “${label}” is on`);
  expect(causeText(cause, 'uuid').text).not.toContain('fault');
});

it('counts a fault only where it strikes', () => {
  const elsewhere = [{ fault: THROUGHPUT, scope: { shardIds: ['shardId-000000000000'] } }];
  expect(faultBehind(OTHERS, elsewhere)).toBeUndefined();
  const state = { faults: [{ id: 1, hits: 0, fault: THROUGHPUT, scope: { stream: 'orders' } }] };
  expect(faultsOn(state, 'orders', 'Practice')).toHaveLength(1);
  expect(faultsOn(state, 'payments', 'Practice')).toEqual([]);
  expect(faultsOn(state, 'orders', 'AWS eu-central-1')).toEqual([]);
});

it('sends nobody to sign in to the practice service', () => {
  const problem = { kind: 'expired-credentials', advice: 'Sign in again.' } as const;
  expect(adviceHere(problem, 'Practice')).toContain('Switch it off on the Practice page');
  expect(adviceHere(problem, 'AWS eu-central-1')).toBe('Sign in again.');
});
