import { sleep, systemClock } from '../../base/clock.ts';
import { errorMessage } from '../../base/error-message.ts';
import { err, ok } from '../../base/result.ts';
import { PRACTICE, PRACTICE_ACCOUNT } from '../../connection/connection.ts';
import { openPortDoor } from '../../simulator/door/port-door.ts';
import { createHandler } from '../../simulator/protocol/handler.ts';
import {
  createService,
  decodeSnapshotFile,
  encodeSnapshotFile,
  KEPT_BYTES_PER_STREAM,
  type Snapshot,
  type StreamView,
  type Unread,
} from '../../simulator/service/service.ts';
import { serve, withTransfer } from '../port.ts';
import { keep, KEEPS_NOTHING, type Kept } from './keeper.ts';
import type {
  PracticeProtocol,
  PracticeState,
  PracticeStorage,
  StreamLoad,
  UnreadPractice,
} from './protocol.ts';

/** Creating, resharding and deleting take this long, so that a student sees the states. */
const TRANSITION_MS = 1500;
const MAX_BYTES = 512 * 1024 * 1024;

/** The stream that is there at the first visit. */
const FIRST_STREAM = { name: 'practice', shards: 4 };

const service = createService({
  clock: systemClock,
  accountId: PRACTICE_ACCOUNT,
  region: PRACTICE.region,
  seed: systemClock.epoch() >>> 0,
  transitionMs: TRANSITION_MS,
  limits: true,
  maxBytes: MAX_BYTES,
});

let transitionMs = TRANSITION_MS;
let keepingProblem: string | undefined;
/** What was there before a file was loaded, or before a reset; as long as the worker lives. */
let before: Snapshot | undefined;
let unread: () => readonly Unread[] = () => [];
const emitters = new Set<(state: PracticeState) => void>();

function state(): PracticeState {
  return {
    quotas: service.quotas(),
    faults: service.faults(),
    transitionMs,
    streams: service.streams().map(({ shards: _shards, ...stream }) => stream),
    keepingProblem,
    unread: unread().map(viewUnread),
    canUndo: before !== undefined,
  };
}

function viewUnread({ of, name, why }: Unread): UnreadPractice {
  if (of === 'account') return { id: 'account', name: 'Settings of the practice account', why };
  const key = String(of.stream);
  return { id: `stream ${key}`, name: `Stream ${name ?? `number ${key}`}`, why };
}

function unreadOf(kept: Kept, id: string): Unread | undefined {
  return kept.unread().find((one) => viewUnread(one).id === id);
}

function loadOf({ name, shards }: StreamView): StreamLoad {
  return {
    stream: name,
    shards: shards
      .filter(({ isOpen }) => isOpen)
      .map(({ shardId, lastSecond }) => ({
        shardId,
        records: lastSecond.incomingRecords,
        bytes: lastSecond.incomingBytes,
        throttled: lastSecond.throttledRecords,
      })),
  };
}

async function storage(): Promise<PracticeStorage> {
  const kept = await ready;
  return {
    heldBytes: service.account.storage.allocated,
    mostHeldBytes: MAX_BYTES,
    mostKeptBytes: KEPT_BYTES_PER_STREAM,
    roomBytes: await roomBytes(),
    refusedSince: kept.refusedSince(),
    streams: service.streams().map(({ name, storedBytes, trimmedEarly }) => ({
      name,
      storedBytes,
      keptBytes: kept.keptBytes(service.account.streams.get(name)?.identity.serial ?? -1),
      trimmedEarly,
    })),
  };
}

/** What the browser says; Chromium names a gigabyte at most beyond what is used. */
async function roomBytes(): Promise<number | undefined> {
  try {
    const { quota, usage } = await navigator.storage.estimate();
    return quota === undefined || usage === undefined ? undefined : Math.max(0, quota - usage);
  } catch {
    return undefined;
  }
}

function tellAll(): void {
  const now = state();
  for (const emit of emitters) emit(now);
}

function makeFirstStream(): void {
  service.seedStream(FIRST_STREAM.name, FIRST_STREAM.shards);
}

function tellProblem(words: string | undefined): void {
  keepingProblem = words;
  tellAll();
}

async function start(): Promise<Kept> {
  let kept = KEEPS_NOTHING;
  try {
    kept = await keep(service, systemClock, tellProblem);
  } catch (thrown) {
    // Whatever is wrong with the storage, the page works without it.
    tellProblem(`Nothing is kept: ${errorMessage(thrown)}`);
  }
  ({ unread } = kept);
  if (kept.isNew || (unread().length > 0 && service.streams().length === 0)) makeFirstStream();
  service.onChange(tellAll);
  tellAll();
  return kept;
}

/** No request is answered before what was kept is back. */
const ready = start();
const answer = createHandler(service);
const WRITES = /\.PutRecords?$/;
const READS = /\.(?:Get|List|Describe|Subscribe)\w*$/;
/** A browser that is slow to store must not hold answers up for longer, ms. */
const STORE_PATIENCE_MS = 1000;

/** What was answered of a stream itself is stored; of records, within a fifth of a second. */
const handler: typeof answer = async (request) => {
  const { flush, poke } = await ready;
  const response = await answer(request);
  const target = request.headers['x-amz-target'] ?? '';
  if (WRITES.test(target)) poke();
  else if (!READS.test(target) && response.status === 200)
    await Promise.race([flush(), sleep(systemClock, STORE_PATIENCE_MS)]);
  return response;
};

/** The practice worker: one simulator for all tabs of this browser. */
export function accept(port: MessagePort): void {
  const emit = serve<PracticeProtocol>(port, {
    'door:open'({ port: door }) {
      openPortDoor(door, handler);
    },
    async 'state:get'() {
      await ready;
      return state();
    },
    'quota:set'({ id, enabled }) {
      service.setQuota(id, enabled);
    },
    'quota:set-all'(enabled) {
      service.setAllQuotas(enabled);
    },
    'fault:add'({ fault, scope }) {
      service.addFault(fault, scope);
    },
    'fault:remove'(id) {
      service.removeFault(id);
    },
    'fault:clear'() {
      service.clearFaults();
    },
    'clock:jump'({ ms, stream }) {
      service.jumpAhead(ms, stream);
    },
    'transition:set'(ms) {
      transitionMs = ms;
      service.setTransition(ms);
      tellAll();
    },
    async 'metrics:get'({ stream, minute }) {
      await ready;
      return service.metricHour(stream, minute);
    },
    async 'load:get'(stream) {
      await ready;
      return service
        .streams()
        .filter(({ name }) => stream === undefined || name === stream)
        .map(loadOf);
    },
    'storage:get': storage,
    'file:save'() {
      const file = encodeSnapshotFile(service.snapshot()) as Uint8Array<ArrayBuffer>;
      return withTransfer(file, [file.buffer]);
    },
    'file:look'(file) {
      const snapshot = decodeSnapshotFile(file);
      if (!snapshot.ok) return snapshot;
      const { streams, chunks } = snapshot.value;
      return ok(
        streams.map(({ name, serial }) => ({
          name,
          records: chunks.reduce((sum, one) => sum + (one.serial === serial ? one.count : 0), 0),
        })),
      );
    },
    async 'file:load'({ file, how }) {
      const { flush } = await ready;
      const snapshot = decodeSnapshotFile(file);
      if (!snapshot.ok) return snapshot;
      if (how === 'beside') {
        const added = service.add(snapshot.value);
        await flush();
        return added;
      }
      const copy = service.snapshot();
      const restored = service.restore(snapshot.value);
      if (!restored.ok) return restored;
      before = copy;
      tellAll();
      await flush();
      return ok(snapshot.value.streams.map(({ name }) => name));
    },
    async undo() {
      const { flush } = await ready;
      if (before === undefined) return err('There is nothing to bring back.');
      const restored = service.restore(before);
      if (!restored.ok) return restored;
      before = undefined;
      tellAll();
      await flush();
      return ok(undefined);
    },
    async 'unread:file'(id) {
      const kept = await ready;
      const one = unreadOf(kept, id);
      if (one === undefined) return undefined;
      const file = (await kept.fileOf(one)) as Uint8Array<ArrayBuffer>;
      return withTransfer(file, [file.buffer]);
    },
    async 'unread:remove'(id) {
      const kept = await ready;
      const one = unreadOf(kept, id);
      if (one !== undefined) await kept.remove(one);
      tellAll();
    },
    async 'page:goes'() {
      (await ready).lastSave();
    },
    async reset() {
      const kept = await ready;
      for (const one of kept.unread()) await kept.remove(one);
      before = service.snapshot();
      service.reset();
      makeFirstStream();
      await kept.flush();
    },
  });
  emitters.add((now) => {
    emit('state:changed', now);
  });
}
