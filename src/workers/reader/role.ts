import { systemClock } from '../../base/clock.ts';
import { Sfc32 } from '../../base/random.ts';
import type { KinesisClient } from '@aws-sdk/client-kinesis';
import { assert } from '../../base/assert.ts';
import { callControl } from '../../connection/control.ts';
import { clientFor } from '../../connection/kinesis-client.ts';
import { createKinesisSource } from '../../connection/kinesis-source.ts';
import { startReading, type Reader } from '../../reader/reader.ts';
import { rows } from '../../reader/store/row.ts';
import { serve } from '../port.ts';
import type { ReaderProtocol, RowWindow } from './protocol.ts';

const SNAPSHOT_MS = 250;

/** The reader worker: one page's control-plane calls and the records it reads. */
export function accept(port: MessagePort): void {
  let client: KinesisClient | undefined;
  let reader: Reader | undefined;
  let lastSent = '';

  const connected = (): KinesisClient => {
    assert(client !== undefined, 'the page connects before it calls');
    return client;
  };

  const close = (): void => {
    reader?.stop();
    reader = undefined;
    lastSent = '';
  };

  const emit = serve<ReaderProtocol>(port, {
    'connection:set'({ connection, door }) {
      close();
      client?.destroy();
      client = clientFor(connection, door);
    },
    'control:call': ({ operation, input }) => callControl(connected(), operation, input as never),
    async 'connection:try'({ connection, door }) {
      const other = clientFor(connection, door);
      const result = await callControl(other, 'ListStreams', { Limit: 1 });
      other.destroy();
      return result;
    },
    'reading:open'({ stream, options }) {
      close();
      reader = startReading(options, {
        source: createKinesisSource(connected(), stream),
        clock: systemClock,
        random: new Sfc32(systemClock.epoch()),
      });
    },
    'reading:close': close,
    'reading:pause'() {
      reader?.pause();
    },
    'reading:resume'() {
      reader?.resume();
    },
    'reading:interval'(intervalMs) {
      reader?.setInterval(intervalMs);
    },
    'reading:rows': ({ first, count }) => rowWindow(reader, first, count),
    'reading:record': (id) => reader?.store.get(id),
  });

  const tick = (): void => {
    systemClock.after(SNAPSHOT_MS, tick);
    if (reader === undefined) return;
    const snapshot = reader.snapshot();
    // An idle stream sends the same snapshot for hours: say it once.
    const text = JSON.stringify(snapshot);
    if (text === lastSent) return;
    lastSent = text;
    emit('reading:snapshot', snapshot);
  };
  tick();
}

function rowWindow(reader: Reader | undefined, first: number, count: number): RowWindow {
  const total = reader?.store.size ?? 0;
  const from = Math.max(0, first < 0 ? total + first : first);
  return {
    first: from,
    total,
    rows: reader === undefined ? [] : rows(reader.store, from, count),
  };
}
