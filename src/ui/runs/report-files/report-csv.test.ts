import { expect, it } from 'vitest';
import type { KeptRun } from '../../state/run/run-history.ts';
import { shardsCsv, windowsCsv } from './report-csv.ts';
import { shardsTable, windowsTable } from './report-tables.ts';

const SHARD = 'shardId-000000000001';

const RESULT = {
  accepted: 30,
  windows: [
    { t: 0, target: 20, offered: 20, accepted: 20, throttled: 0, dropped: 0 },
    { t: 1, target: 10, offered: 10, accepted: 10, throttled: 2, dropped: 1 },
  ],
  shards: [
    { shardId: SHARD, records: 30, bytes: 3000, throttled: 2, predictedRecords: 29 },
    {
      shardId: 'shardId-000000000002',
      records: 0,
      bytes: 0,
      throttled: 0,
      predictedRecords: 1,
    },
  ],
} as unknown as KeptRun['result'];

const VIEWS = {
  windows: {
    bytes: Float64Array.of(2000, 1000),
    serviceP50Ms: Float64Array.of(4.002, NaN),
    serviceP99Ms: Float64Array.of(812, NaN),
  },
} as unknown as NonNullable<KeptRun['views']>;

/** A run that was kept before there were such figures: it opens, and does not make them up. */
const OLD = { result: RESULT };
const OLD_VIEWS = { result: RESULT, views: { marks: [] } as unknown as typeof VIEWS };

it('has the bytes and the service times of each second; none is an empty cell', () => {
  expect(windowsCsv({ result: RESULT, views: VIEWS }).split('\n')).toEqual([
    'second,target,offered,accepted,throttled,dropped,bytes,service_p50_ms,service_p99_ms',
    '0,20,20,20,0,0,2000,4.002,812',
    '1,10,10,10,2,1,1000,,',
    '',
  ]);
  for (const old of [OLD, OLD_VIEWS])
    expect(windowsCsv(old).split('\n')[1]).toBe('0,20,20,20,0,0,,,');
});

it('has what each shard took: a call carries records of many shards, so none has a time of its own', () => {
  expect(shardsCsv(OLD).split('\n')).toEqual([
    'shard,records,predicted,bytes,throttled',
    `${SHARD},30,29,3000,2`,
    'shardId-000000000002,0,1,0,0',
    '',
  ]);
});

it('guards the names that an endpoint gives its shards', () => {
  const shards = [{ ...RESULT.shards[0], shardId: '=1+1,"x"' }] as KeptRun['result']['shards'];
  expect(shardsCsv({ result: { ...RESULT, shards } }).split('\n')[1]).toMatch(
    /^"'=1\+1,""x""",30,/,
  );
});

it('the page to keep has the same as tables', () => {
  expect(shardsTable(OLD)).not.toContain('service time');
  expect(shardsTable(OLD)).toContain('<td class="n">2.9 KiB</td><td class="n">2</td>');
  const windows = windowsTable({ result: RESULT, views: VIEWS });
  expect(windows).toContain('<td class="n">2.0 KiB</td><td class="n">4.0 ms</td>');
  expect(windowsTable(OLD).match(/>–</g)).toHaveLength(6);
});
