import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../../base/manual-clock.ts';
import { Sfc32 } from '../../../base/random.ts';
import { startReading } from '../../../reader/reader.ts';
import type { ReaderSnapshot } from '../../../reader/snapshot.ts';
import { MemoryStream, NO_FAULTS, type Faults } from '../../../reader/testing/memory-stream.ts';
import { followText, pauseText } from './follow-text.ts';

async function snapshotAfter(faults: Partial<Faults>): Promise<ReaderSnapshot> {
  const clock = new ManualClock();
  const stream = new MemoryStream(clock, new Sfc32(1), 1);
  const reader = startReading(
    { shards: 'all', from: { type: 'TRIM_HORIZON' } },
    { source: stream, clock, random: new Sfc32(2) },
  );
  await clock.advance(2000);
  stream.faults = { ...NO_FAULTS, ...faults };
  await clock.advance(3000);
  const snapshot = reader.snapshot();
  reader.stop();
  return snapshot;
}

describe('what reading does, in words', () => {
  it('says why the list stands still, and that reading goes on', async () => {
    const snapshot = await snapshotAfter({});
    const text = (why: Parameters<typeof followText>[1]): string =>
      followText(snapshot, why, false).text;
    expect(text(undefined)).toBe('At the tip, waiting for new records');
    expect(text('chosen')).toMatch(/^Paused at the row you chose, reading goes on · At the tip/);
    expect(text('scrolled')).toMatch(/^Paused by scrolling, reading goes on/);
    expect(text('asked')).toMatch(/^Paused, reading goes on/);
    expect(pauseText('chosen')).toBe('Paused at the row you chose; reading goes on');
    expect(pauseText(undefined)).toBe('Following new records');
  });

  it('says why a shard is read slower, and what it was answered', async () => {
    const throttled = followText(await snapshotAfter({ throttled: 1 }), undefined, false);
    expect(throttled.tone).toBe('warning');
    expect(throttled.text).toMatch(/^1 shard throttled: .*all readers.* share are used up.*slower/);
    const lost = followText(await snapshotAfter({ lost: 1 }), 'asked', false);
    expect(lost.text).toMatch(/reading goes on · 1 shard without answer \(.+\), trying again/);
  });
});
