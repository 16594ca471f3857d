import { expect, it } from 'vitest';
import { NAME, withStream } from './testing/stream.ts';
import { records } from './testing/bench.ts';

it('frees what retention has passed by, though nobody reads', async () => {
  const made = withStream(2, { limits: false });
  for (let hour = 0; hour < 60; hour += 1) {
    await made.call('PutRecords', { StreamName: NAME, Records: records(500, 1000) });
    await made.clock.advance(3_600_000);
  }
  const [view] = made.service.streams();
  const stored = view?.shards.reduce((sum, { storedRecords }) => sum + storedRecords, 0);
  expect(stored).toBe(24 * 500);
  expect(made.service.account.storage.allocated).toBeLessThan(40 * 500 * 1000);
});
