import { beforeEach, expect, test, vi } from 'vitest';
import { closeReading, ensureReading, openReading, reading } from './reading.ts';

const worker = vi.hoisted(() => {
  let start: () => void = () => undefined;
  const started = new Promise<void>((done) => {
    start = done;
  });
  return { calls: [] as unknown[][], started, start: () => start() };
});

vi.mock('../connection/threads.ts', () => ({
  threads: async () => {
    await worker.started;
    return {
      reader: {
        on: () => undefined,
        call: (...words: unknown[]) => {
          worker.calls.push(words);
          return Promise.resolve();
        },
      },
    };
  },
}));

const OLDEST = { shards: 'all', from: { type: 'TRIM_HORIZON' } } as const;

beforeEach(() => {
  worker.calls.length = 0;
});

test('of two pages that open while the workers start, the later one’s wish counts', async () => {
  const tail = ensureReading('orders');
  const records = openReading('orders', OLDEST);
  worker.start();
  await Promise.all([tail, records]);
  expect(worker.calls).toEqual([['reading:open', { stream: 'orders', options: OLDEST }]]);
  expect(reading.getState().options).toBe(OLDEST);
});

test('what is closed before it was opened stays closed, and the other way round', async () => {
  await Promise.all([openReading('orders', OLDEST), closeReading()]);
  expect(worker.calls).toEqual([['reading:close', undefined]]);
  worker.calls.length = 0;
  await Promise.all([closeReading(), openReading('orders', OLDEST)]);
  expect(worker.calls).toEqual([['reading:open', { stream: 'orders', options: OLDEST }]]);
});
