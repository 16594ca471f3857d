import { expect, test } from 'vitest';
import { bench, records } from './testing/bench.ts';

const MIB = 1024 * 1024;
const CAP = 32 * MIB;
/** Besides records: segments kept to be used again, and what is not collected yet. */
const SPARE = 20 * MIB;
const CALLS_PER_CAP = 330;

/** Bytes that lie in memory outside the heap, where the service keeps its records. */
const held = (): number => process.memoryUsage().arrayBuffers;

test('a stream that is written to without end takes the memory of its cap, and no more', async () => {
  const { service, call, clock } = bench({ limits: false, maxBytes: CAP });
  service.seedStream('endless', 4);
  const before = held();
  const write = async (): Promise<number> => {
    for (let i = 0; i < CALLS_PER_CAP; i += 1) {
      await call('PutRecords', { StreamName: 'endless', Records: records(500, 180) });
      if (i % 50 === 0) await clock.advance(1000);
    }
    return held() - before;
  };
  const levels: number[] = [];
  for (let round = 0; round < 4; round += 1) levels.push(await write());
  expect(levels[1]).toBeGreaterThan(CAP / 2);
  for (const level of levels) expect(level).toBeLessThan(CAP + SPARE);
  service.close();
});
