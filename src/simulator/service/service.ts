import type { MetricsWithSeconds } from '../../kinesis/stream-metrics.ts';
import type { Result } from '../../base/result.ts';
import type { ApiObject, Service, Subscription } from '../operation.ts';
import { Account } from './account.ts';
import { dispatch } from './dispatch.ts';
import type { ActiveFault, Fault, FaultScope } from './faults.ts';
import {
  cloudWatchMinute,
  viewMetrics,
  viewStreams,
  type MetricsView,
  type StreamView,
} from './inspection.ts';
import { metricHour } from './metric-hour.ts';
import { activate } from './operations/streams.ts';
import type { ServiceOptions } from './options.ts';
import { otherProducer } from './other-producer.ts';
import { Journal, takeSnapshot } from './persistence/journal.ts';
import { addSnapshot, restoreSnapshot } from './persistence/restore.ts';
import { revive, type KeptRows, type Revived } from './persistence/revive.ts';
import type { Snapshot } from './persistence/schema.ts';
import type { Quota } from './quota-table.ts';
import { subscribeToShard } from './subscribe.ts';

export type { ActiveFault, Fault, FaultScope } from './faults.ts';
export type { StreamView } from './inspection.ts';
export type { ServiceOptions } from './options.ts';
export { decodeSnapshotFile, encodeSnapshotFile } from './persistence/file.ts';
export type { Changes, Journal } from './persistence/journal.ts';
export type { KeptRows, Unread } from './persistence/revive.ts';
export type { Snapshot } from './persistence/schema.ts';
export { KEPT_BYTES_PER_STREAM } from './persistence/segment-parts.ts';
export type { Quota } from './quota-table.ts';

/** The practice service: the seam of the protocol, and what a page shows and switches beside it. */
export interface SimulatedService extends Service {
  readonly account: Account;
  /** Makes a stream that is ACTIVE at once; no quota is asked. For a first visit and `--stream`. */
  seedStream(name: string, shardCount: number): void;

  quotas(): readonly Quota[];
  /** Switches one quota; an unknown id changes nothing. */
  setQuota(id: string, enabled: boolean): void;
  setAllQuotas(enabled: boolean): void;

  faults(): readonly ActiveFault[];
  /** Switches a fault on; answers the id that removes it. */
  addFault(fault: Fault, scope?: FaultScope): number;
  removeFault(id: number): void;
  clearFaults(): void;

  /** Moves the clock of one stream, or of all, by `ms`. */
  jumpAhead(ms: number, stream?: string): void;
  setTransition(ms: number): void;

  streams(): readonly StreamView[];
  /** Counts over [from, to), epoch seconds of real time, within the last hour. */
  metrics(stream: string, from: number, to: number): MetricsView | undefined;
  /** The stream's CloudWatch metrics of one minute (epoch seconds / 60, whole). */
  cloudWatch(stream: string, minute: number): Readonly<Record<string, number>> | undefined;
  /** The last hour, minute by minute, and the seconds of one minute (of the one that tells most). */
  metricHour(stream: string, minute?: number): MetricsWithSeconds | undefined;
  /** Called when streams, quotas, faults or clocks changed; not for records. Answers how to stop. */
  onChange(listener: () => void): () => void;

  /** All streams, with the newest 64 MiB of each. */
  snapshot(): Snapshot;
  /** Replaces everything by a snapshot; on an error nothing is changed. */
  restore(snapshot: Snapshot): Result<void, string>;
  /** Adds a snapshot's streams, under names that are free; on an error nothing is changed. */
  add(snapshot: Snapshot): Result<readonly string[], string>;
  /** Brings back, into a service without streams, what can be read of what a store holds. */
  revive(rows: KeptRows): Revived;
  /** For saving often: what changed since the last time. A new one starts with everything. */
  journal(): Journal;
  /** Removes all streams and faults. */
  reset(): void;
  /** Ends timers; nothing more happens. */
  close(): void;
}

/** Makes a service with no streams. */
export function createService(options: ServiceOptions): SimulatedService {
  const account = new Account(options);
  const listeners = new Set<() => void>();
  account.onChange = () => {
    for (const listener of listeners) listener();
  };
  return {
    account,
    call: (operation: string, input: ApiObject): Promise<ApiObject> =>
      dispatch(account, operation, input),
    subscribe: (input: ApiObject, signal: AbortSignal): Promise<Subscription> =>
      subscribeToShard(account, input, signal),
    enforces: (quota) => account.quotas.isOn(quota),
    seedStream(name, shardCount) {
      activate(account.addStream(name, 'PROVISIONED'), shardCount);
      account.onChange();
    },

    quotas: () => account.quotas.list(),
    setQuota(id, enabled) {
      account.quotas.set(id, enabled);
      account.onChange();
    },
    setAllQuotas(enabled) {
      account.quotas.setAll(enabled);
      account.onChange();
    },

    faults: () => account.faults.list(),
    addFault: (fault, scope = {}) =>
      account.faults.add(
        fault,
        scope,
        fault.kind === 'other-producer' ? otherProducer(account, fault, scope) : undefined,
      ),
    removeFault(id) {
      account.faults.remove(id);
    },
    clearFaults() {
      account.faults.clear();
    },

    jumpAhead(ms, name) {
      for (const stream of account.streams.values())
        if (name === undefined || name === stream.name) stream.jumpAhead(ms);
      account.onChange();
    },
    setTransition(ms) {
      account.transitionMs = ms;
    },

    streams: () => viewStreams(account),
    metrics: (stream, from, to) => viewMetrics(account, stream, from, to),
    cloudWatch: (stream, minute) => cloudWatchMinute(account, stream, minute),
    metricHour: (stream, minute) => metricHour(account, stream, minute),
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },

    snapshot: () => takeSnapshot(account),
    restore: (snapshot) => restoreSnapshot(account, snapshot),
    add: (snapshot) => addSnapshot(account, snapshot),
    revive: (rows) => revive(account, rows),
    journal: () => new Journal(account),
    reset() {
      account.faults.clear();
      for (const stream of account.streams.values()) account.removeStream(stream);
    },
    close() {
      account.stop();
    },
  };
}
