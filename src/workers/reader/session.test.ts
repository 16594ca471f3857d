import { expect, it, vi } from 'vitest';
import { Sfc32 } from '../../base/random.ts';
import { systemClock } from '../../base/clock.ts';
import { MemoryStream } from '../../reader/testing/memory-stream.ts';
import { ReadingSession } from './session.ts';

it('traces a key through a split in the order of its puts, though arrival times say otherwise', async () => {
  let arrival = 1000;
  // The clock of the children is behind that of their parent.
  const clock = { ...systemClock, epoch: () => (arrival -= 10) };
  const stream = new MemoryStream(clock, new Sfc32(1), 1);
  const put = (n: number): void => {
    stream.put('7', Uint8Array.of(n));
    stream.put('07', Uint8Array.of(99));
  };
  for (let n = 0; n < 5; n += 1) put(n);
  stream.split('shardId-000000000000');
  for (let n = 5; n < 10; n += 1) put(n);

  const session = new ReadingSession(() => undefined);
  const found = (view: 'matches' | 'scan'): readonly number[] => {
    const store = session.storeOf(view);
    const ids = session.order(view)?.ids(0, 100) ?? [];
    return ids.map((id) => store?.get(id)?.data[0] ?? -1);
  };
  const inOrder = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  expect(session.filter(['@key = "7"'])).toBeUndefined();
  session.open(stream, { shards: 'all', from: { type: 'TRIM_HORIZON' } });
  await vi.waitFor(() => expect(found('matches')).toEqual(inOrder), 5_000);
  session.scan(stream, 'all', ['@key = "7"']);
  await vi.waitFor(() => expect(session.findState().scan?.state).toBe('ended'), 5_000);
  expect(found('scan')).toEqual(inOrder);
  session.scan(stream, 'all', ['anything']);
  session.cancelScan();
  expect(session.findState().scan?.state).toBe('cancelled');
  // Any other filter leaves the list by arrival.
  session.filter(['@key ~ 7', '@size = 1']);
  session.closeScan();
  await vi.waitFor(() => expect(found('matches')).toHaveLength(20), 5_000);
  expect(found('matches').filter((n) => n !== 99)).toEqual(inOrder.toReversed());
  session.close();
});
