import { describe, expect, it } from 'vitest';
import { connect, serve, withTransfer } from './port.ts';

interface Calculator {
  calls: {
    add(pair: { a: number; b: number }): number;
    fail(why: string): never;
    bytes(size: number): Uint8Array;
  };
  events: { tick: number };
}

function pair() {
  const { port1, port2 } = new MessageChannel();
  const emit = serve<Calculator>(port1, {
    add: ({ a, b }) => a + b,
    fail: (why) => {
      throw new RangeError(why);
    },
    bytes: (size) => {
      const value = new Uint8Array(size);
      return withTransfer(value, [value.buffer]);
    },
  });
  const close = (): void => {
    port1.close();
    port2.close();
  };
  return { emit, remote: connect<Calculator>(port2), close };
}

describe('the port between threads', () => {
  it('answers calls, in whatever order they end', async () => {
    const { remote, close } = pair();
    expect(
      await Promise.all([
        remote.call('add', { a: 1, b: 2 }),
        remote.call('add', { a: 3, b: 4 }),
        remote.call('bytes', 5),
      ]),
    ).toEqual([3, 7, new Uint8Array(5)]);
    close();
  });

  it('brings a failure back with its name and message', async () => {
    const { remote, close } = pair();
    await expect(remote.call('fail', 'too wide')).rejects.toMatchObject({
      name: 'RangeError',
      message: 'too wide',
    });
    close();
  });

  it('sends events to whoever listens, until they stop', async () => {
    const { emit, remote, close } = pair();
    const seen: number[] = [];
    const stop = remote.on('tick', (count) => seen.push(count));
    emit('tick', 1);
    await remote.call('add', { a: 0, b: 0 });
    stop();
    emit('tick', 2);
    await remote.call('add', { a: 0, b: 0 });
    expect(seen).toEqual([1]);
    close();
  });
});
