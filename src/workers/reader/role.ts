import { assert } from '../../base/assert.ts';
import { systemClock } from '../../base/clock.ts';
import { callControl, tryClient } from '../../connection/kinesis/control.ts';
import { ApiLog } from '../../connection/log/api-log.ts';
import { createKinesisSource } from '../../connection/kinesis/kinesis-source.ts';
import type { Source } from '../../reader/source.ts';
import { feedApiCalls } from '../api-feed.ts';
import { serve } from '../port.ts';
import { workerClient } from '../session/client.ts';
import { exportBlob, exportTo } from './export-file.ts';
import { Consumers } from './consumers/consumers.ts';
import { FanOut } from './fan-out.ts';
import type { ReaderProtocol } from './protocol.ts';
import { recordHandlers } from './record-handlers.ts';
import { rowWindow } from './row-window.ts';
import { ReadingSession } from './session.ts';

const SNAPSHOT_MS = 250;
/** Rows appear this long after they were stored, at most: three frames. */
const GREW_MS = 50;

/** The reader worker: one page's control-plane calls and the records it reads. */
export function accept(port: MessagePort): void {
  const log = new ApiLog(systemClock);
  let client: ReturnType<typeof workerClient> | undefined;
  let ownEndpoint: string | undefined;
  let lastSnapshot = '';
  let lastFind = '';
  let growthTold = true;

  const session = new ReadingSession(() => {
    if (!growthTold) return;
    growthTold = false;
    systemClock.after(GREW_MS, () => {
      growthTold = true;
      if (session.reader !== undefined) emit('reading:grew', session.reader.store.nextId);
    });
  });

  const fanOut = new FanOut(systemClock, {
    state: (state) => emit('fan-out:state', state),
    farewell: (request) => emit('fan-out:farewell', request),
  });

  const connected = (): ReturnType<typeof workerClient> => {
    assert(client !== undefined, 'the page connects before it calls');
    return client;
  };
  const sourceOf = (stream: string): Source => createKinesisSource(connected(), stream);
  const consumers = new Consumers(
    systemClock,
    { client: connected, source: sourceOf },
    (event, data) => emit(event, data),
  );

  const emit = serve<ReaderProtocol>(port, {
    'connection:set'(handedOver) {
      session.close();
      const before = client;
      // The consumer is removed through the connection that made it.
      void Promise.all([fanOut.close(), consumers.close()]).finally(() => before?.destroy());
      client = workerClient(handedOver, log);
      const to = handedOver.connection;
      ownEndpoint = to.kind === 'aws' ? to.endpoint : to.kind === 'endpoint' ? to.url : undefined;
    },
    'control:call': ({ operation, input }) => callControl(connected(), operation, input as never),
    'connection:try': (handedOver) => tryClient(workerClient(handedOver)),
    async 'metrics:get'(question) {
      const { readStreamMetrics } = await import('../../connection/kinesis/cloud-watch.ts');
      const now = systemClock.epoch() / 1000;
      return readStreamMetrics(connected(), ownEndpoint, { ...question, now }, log);
    },
    'fan-out:open': ({ stream, name }) => fanOut.open(connected(), stream, name),
    'reading:open'({ stream, options }) {
      if (options.consumerArn === undefined || options.consumerArn !== fanOut.arn)
        void fanOut.close();
      session.open(sourceOf(stream), options);
      lastSnapshot = '';
    },
    'reading:close'() {
      session.close();
      void fanOut.close();
    },
    'reading:interval'(intervalMs) {
      session.reader?.setInterval(intervalMs);
    },
    'reading:rows': (request) =>
      rowWindow(session.storeOf(request.view), session.order(request.view), request),
    'reading:record': (id) => session.store?.get(id),
    'find:filter': (filters) => session.filter(filters),
    'find:cancel'() {
      session.cancelFilter();
    },
    'find:scan'({ stream, shards, filters }) {
      session.scan(sourceOf(stream), shards, filters);
    },
    'find:scan-cancel'() {
      session.cancelScan();
    },
    'find:scan-close'() {
      session.closeScan();
    },
    'export:file': ({ stream, view, format, id, range }) =>
      exportBlob(session.storeOf(view), session.order(view), format, stream, { id, range }),
    'export:stream': async ({ stream, view, format, to, range }) =>
      exportTo(
        await to.createWritable(),
        session.storeOf(view),
        session.order(view),
        format,
        stream,
        range,
      ),
    ...recordHandlers(() => session.store, sourceOf),
    ...consumers.handlers,
  });

  feedApiCalls(log, systemClock, (calls) => {
    emit('api:calls', calls);
  });

  const tick = (): void => {
    systemClock.after(SNAPSHOT_MS, tick);
    consumers.tell();
    const find = session.findState();
    const findText = JSON.stringify(find);
    if (findText !== lastFind) {
      lastFind = findText;
      emit('find:state', find);
    }
    if (session.reader === undefined) return;
    const snapshot = session.reader.snapshot();
    // An idle stream sends the same snapshot for hours: say it once.
    const text = JSON.stringify(snapshot);
    if (text === lastSnapshot) return;
    lastSnapshot = text;
    emit('reading:snapshot', snapshot);
  };
  tick();
}
