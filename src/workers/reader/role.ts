import { systemClock } from '../../base/clock.ts';
import { Sfc32 } from '../../base/random.ts';
import { assert } from '../../base/assert.ts';
import { callControl } from '../../connection/control.ts';
import { clientFor } from '../../connection/kinesis-client.ts';
import { createKinesisSource } from '../../connection/kinesis-source.ts';
import { startReading, type Reader } from '../../reader/reader.ts';
import { serve } from '../port.ts';
import type { ReaderProtocol } from './protocol.ts';
import { recordHandlers } from './record-handlers.ts';
import { arrivalOrder, rowWindow } from './row-window.ts';

const SNAPSHOT_MS = 250;
/** Rows appear this long after they were stored, at most: three frames. */
const GREW_MS = 50;

/** The reader worker: one page's control-plane calls and the records it reads. */
export function accept(port: MessagePort): void {
  let client: ReturnType<typeof clientFor> | undefined;
  let reader: Reader | undefined;
  let lastSent = '';

  const connected = (): ReturnType<typeof clientFor> => {
    assert(client !== undefined, 'the page connects before it calls');
    return client;
  };

  const close = (): void => {
    reader?.stop();
    reader = undefined;
    lastSent = '';
  };

  let growthTold = true;
  const tellGrowth = (): void => {
    if (!growthTold) return;
    growthTold = false;
    systemClock.after(GREW_MS, () => {
      growthTold = true;
      if (reader !== undefined) emit('reading:grew', reader.store.nextId);
    });
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
      reader.onRecords(tellGrowth);
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
    'reading:rows': (request) =>
      rowWindow(reader?.store, reader && arrivalOrder(reader.store), request),
    'reading:record': (id) => reader?.store.get(id),
    ...recordHandlers(
      () => reader,
      (stream) => createKinesisSource(connected(), stream),
    ),
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
