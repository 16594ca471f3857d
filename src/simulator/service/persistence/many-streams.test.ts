import { expect, test } from 'vitest';
import { bench } from '../testing/bench.ts';
import { decodeSnapshotFile, encodeSnapshotFile } from './file.ts';

const STREAMS = 5000;

test('a file of thousands of streams is opened in seconds, and in little memory', () => {
  const { service } = bench({ limits: false });
  const started = performance.now();
  for (let i = 0; i < STREAMS; i += 1) service.seedStream(`stream-${i}`, 1);
  const file = decodeSnapshotFile(encodeSnapshotFile(service.snapshot()));
  const other = bench({ limits: false });
  const before = process.memoryUsage().arrayBuffers;
  expect(file.ok && other.service.restore(file.value).ok).toBe(true);
  expect(other.service.account.streams.size).toBe(STREAMS);
  // Before it was 262,144 bytes a stream, and 40 s for these; 100,000 never came up.
  expect((process.memoryUsage().arrayBuffers - before) / STREAMS).toBeLessThan(20_000);
  expect(performance.now() - started).toBeLessThan(20_000);
  service.close();
  other.service.close();
});
