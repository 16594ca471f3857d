import { expect, it } from 'vitest';
import { recordSize } from '../../kinesis/records/record-size.ts';
import { Histogram } from './histogram.ts';
import { harness } from '../testing/run-harness.ts';
import { WindowFigures, withColumns } from './window-figures.ts';

function times(...all: readonly number[]): Histogram {
  const histogram = new Histogram();
  for (const ms of all) histogram.record(ms);
  return histogram;
}

it('each second has the bytes and the times that came in it; one without an answer has no time', () => {
  const figures = new WindowFigures();
  figures.close(500, times(1, 2, 3));
  figures.close(500, times());
  const columns = figures.columns(0, 800, times(40));
  expect([...columns.bytes]).toEqual([500, 0, 300]);
  expect([...columns.serviceP50Ms]).toEqual([2, NaN, 40]);
  expect([...columns.serviceP99Ms]).toEqual([3, NaN, 40]);
  expect([...figures.columns(2, 800, times()).bytes]).toEqual([300]);
  expect([...figures.columns(9, 800, times()).bytes]).toEqual([]);
  const counts = { target: 1, offered: 1, accepted: 1, throttled: 0, dropped: 0 };
  const windows = [0, 1].map((t) => ({ t, ...counts }));
  expect(withColumns(windows, columns)).toEqual([
    { t: 0, ...counts, bytes: 500, serviceP50Ms: 2, serviceP99Ms: 3 },
    { t: 1, ...counts, bytes: 0 },
  ]);
  expect(withColumns(windows, undefined)).toBe(windows);
});

it('a run tells of each second how many bytes were accepted and how long its calls took', async () => {
  const { run, advance, finish } = harness(
    {
      template: { text: 'x'.repeat(96) },
      profile: { type: 'constant', rate: 10 },
      durationMs: 4000,
      keys: { type: 'one', key: 'four' },
      maxBatchRecords: 1,
      lingerMs: 0,
    },
    // A call for each record: fast ones in the first two seconds, and from then on one slow one a second.
    { latencyMs: () => latency() },
  );
  let calls = 0;
  const latency = (): number => {
    calls += 1;
    return calls > 20 && calls % 10 === 5 ? 80 : 2;
  };
  await advance(4500, 1);
  const result = await finish();
  const { windows } = run.snapshot();
  const size = recordSize(96, 'four');
  expect(windows.map(({ t, accepted }) => [t, accepted])).toEqual(
    result.windows.map(({ t, accepted }) => [t, accepted]),
  );
  expect(windows.map(({ bytes }) => bytes)).toEqual(
    result.windows.map(({ accepted }) => accepted * size),
  );
  const whole = windows.slice(0, 4);
  expect(whole.map(({ serviceP50Ms }) => serviceP50Ms)).toEqual([2, 2, 2, 2]);
  expect(whole.map(({ serviceP99Ms }) => serviceP99Ms)).toEqual([2, 2, 80, 80]);
  // The result is that of the command line, to the letter.
  expect(Object.keys(result.windows[0] ?? {})).toEqual([
    't',
    'target',
    'offered',
    'accepted',
    'throttled',
    'dropped',
  ]);
  expect(Object.keys(result.shards[0] ?? {})).toEqual([
    'shardId',
    'records',
    'bytes',
    'throttled',
    'predictedRecords',
  ]);
});

it('a snapshot has the last 300 seconds, each with its own figures', async () => {
  const { run, advance } = harness(
    { profile: { type: 'constant', rate: 1 }, keys: { type: 'one', key: 'k' } },
    { latencyMs: () => 12 },
  );
  await advance(320_500, 250);
  const { windows, acceptedBytes } = run.snapshot();
  expect(windows).toHaveLength(300);
  for (const { accepted, bytes = 0, serviceP50Ms } of windows) {
    expect(bytes).toBeGreaterThanOrEqual(accepted * recordSize('record 0'.length, 'k'));
    expect(bytes > 0).toBe(accepted > 0);
    expect(serviceP50Ms).toBe(accepted > 0 ? 12 : undefined);
  }
  const { bytes } = run.windowColumns();
  expect(bytes).toHaveLength(321);
  expect(bytes.reduce((sum, one) => sum + one, 0)).toBe(acceptedBytes);
  run.abandon();
});
