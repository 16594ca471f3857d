import { describe, expect, it } from 'vitest';
import type { RunResult } from '../../load/result.ts';
import type { CauseSeconds } from '../../load/accounts/run-snapshot.ts';
import { runSummary } from './summary.ts';

const percentiles = { p50: 4, p90: 9.2, p99: 12, max: 40.4 };

const result: RunResult = {
  version: 1,
  scenario: {} as RunResult['scenario'],
  seed: 1,
  startedAt: '2026-01-01T00:00:00.000Z',
  durationMs: 10_000,
  exitReason: 'completed',
  target: 2500,
  due: 25_000,
  generated: 25_000,
  accepted: 10_950,
  acceptedBytes: 1,
  kinesisRecords: 10_950,
  payloadUnits: 10_950,
  throttledAttempts: 14_050,
  retried: 0,
  gaveUp: 14_050,
  failed: 0,
  unconfirmed: 0,
  possibleDuplicates: 0,
  dropped: 0,
  errors: [{ code: 'ProvisionedThroughputExceededException', count: 14_050 }],
  windows: [],
  shards: [0, 10_950].map((records, index) => ({
    shardId: `shardId-00000000000${index}`,
    records,
    bytes: records,
    throttled: index === 0 ? 0 : 14_050,
    predictedRecords: records,
  })),
  latencyMs: { service: percentiles, response: percentiles },
  hotShardIndex: 2,
  predictedHotShardIndex: 1,
  chiSquare: { statistic: 10_950, df: 1, p: 0 },
};

const shard = 'shardId-000000000001';
const causes: CauseSeconds[] = [
  {
    cause: { type: 'shard', shardId: shard, limit: 'records', perSecond: 2500 },
    from: 1,
    seconds: 9,
  },
  { cause: { type: 'generator' }, from: 0, seconds: 2 },
];

describe('the summary of a run', () => {
  it('adds up in words, and names the shard that throttled', () => {
    expect(runSummary(result, { causes, errors: [] })).toBe(
      [
        'completed after 10.0 s',
        '  25,000 due = 25,000 generated + 0 dropped',
        '  25,000 generated = 10,950 accepted + 14,050 gave up + 0 failed + 0 unconfirmed',
        '  throttled 14,050 times, sent again 0 times',
        '  ProvisionedThroughputExceededException: 14,050',
        '  held back for 9 s, the first at 1 s: shard 0001 was full: its limit is 1,000 records/s, and 2,500 new ones were due to it',
        '  held back for 2 s, the first at 0 s: this process cannot make and send records that fast',
        '  shard  accepted    share  throttled',
        '  0000          0    0.0 %          0',
        '  0001     10,950  100.0 %     14,050',
        '  hot-shard index 2.00, predicted 1.00 (1 is even)',
        '  chi-square against the predicted shares: 10950.00 (df 1, p < 0.001)',
        '  service time of a call: p50 4, p90 9, p99 12, max 40 ms',
        '  response time since due: p50 4, p90 9, p99 12, max 40 ms',
        '',
      ].join('\n'),
    );
  });

  it('reads the index of an earlier version by its own definition', () => {
    const { predictedHotShardIndex: _, ...earlier } = result;
    const text = runSummary(earlier, { causes: [], errors: [] });
    expect(text).toContain('hot-shard index 2.00; this run is from an earlier version');
    expect(text).not.toContain('chi-square');
  });

  it('shows twenty shards, and where the others are', () => {
    const [shard] = result.shards;
    if (shard === undefined) throw new Error('the result has shards');
    const many = { ...result, shards: Array.from({ length: 25 }, () => shard) };
    expect(runSummary(many, { causes: [], errors: [] })).toContain('and 5 more: see --json');
  });

  it('has neither shards nor times when nothing was accepted', () => {
    const none = { ...result, accepted: 0, exitReason: 'blocked' as const };
    expect(runSummary(none, { causes: [], errors: [] })).not.toContain('shard');
    expect(runSummary(none, { causes: [], errors: [] })).toContain('could not go on');
  });

  it.each([
    [{ type: 'in-flight', limit: 6 }, 'all 6 allowed requests'],
    [{ type: 'latency', serviceMs: 812.4 }, 'answers took 812 ms'],
    [{ type: 'limiter', shardId: shard }, 'own limiter, for shard 0001'],
    [{ type: 'shard', shardId: shard, limit: 'bytes', perSecond: 2e6 }, 'and 2,000,000 new ones'],
    [
      { type: 'shard', shardId: shard, limit: 'bytes', perSecond: 9e5 },
      'besides those it had refused',
    ],
    [{ type: 'other-producer', shardId: shard, records: 1, bytes: 1 }, 'something else writes'],
    [{ type: 'errors', code: 'InternalFailure' }, 'mostly InternalFailure'],
  ] as const)('says why records were held back: %o', (cause, words) => {
    expect(runSummary(result, { causes: [{ cause, from: 0, seconds: 1 }], errors: [] })).toContain(
      words,
    );
  });
});
