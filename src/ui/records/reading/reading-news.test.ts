import { expect, it } from 'vitest';
import { ManualClock } from '../../../base/manual-clock.ts';
import { Sfc32 } from '../../../base/random.ts';
import { startReading } from '../../../reader/reader.ts';
import type { ReaderSnapshot } from '../../../reader/snapshot.ts';
import { MemoryStream, NO_FAULTS } from '../../../reader/testing/memory-stream.ts';
import { ReadingNews } from './reading-news.ts';

it('says once that a shard is throttled, however often, and once that it is over', async () => {
  const clock = new ManualClock();
  const stream = new MemoryStream(clock, new Sfc32(1), 1);
  const reader = startReading(
    { shards: 'all', from: { type: 'TRIM_HORIZON' }, intervalMs: 250 },
    { source: stream, clock, random: new Sfc32(2) },
  );
  const news = new ReadingNews();
  const heard: string[] = [];
  const states = new Set<string>();
  let before: ReaderSnapshot | undefined;
  const listen = async (ms: number): Promise<void> => {
    for (let gone = 0; gone < ms; gone += 250) {
      await clock.advance(250);
      const now = reader.snapshot();
      states.add(now.shards[0]?.state.state ?? '');
      const said = news.take(now, before, clock.epoch());
      if (said !== undefined) heard.push(said);
      before = now;
    }
  };
  await listen(3_000);
  expect(heard).toEqual([]);
  // In turn throttled and read, as at the limit.
  stream.faults = { ...NO_FAULTS, throttled: 0.5 };
  await listen(120_000);
  expect(states).toEqual(new Set(['at-tip', 'throttled']));
  expect(heard).toEqual(['Shard 0000 is throttled']);
  stream.faults = NO_FAULTS;
  await listen(90_000);
  stream.split('shardId-000000000000');
  await listen(3_000);
  expect(heard.slice(1)).toEqual([
    'Shard 0000 is no longer throttled',
    'Shard 0000 is read to its end',
  ]);
  const count = heard.length;
  reader.stop();
  await listen(500);
  expect(heard).toHaveLength(count);
});
