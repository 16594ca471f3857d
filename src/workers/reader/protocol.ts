import type { Result } from '../../base/result.ts';
import type { Connection } from '../../connection/connection.ts';
import type { ControlOperation } from '../../connection/control.ts';
import type { ServiceFailure } from '../../kinesis/service-error.ts';
import type { ReadingOptions } from '../../reader/options.ts';
import type { ReaderSnapshot } from '../../reader/snapshot.ts';
import type { RecordRow } from '../../reader/store/row.ts';
import type { StoredRecord } from '../../reader/store/store.ts';

export interface OpenReading {
  readonly stream: string;
  readonly options: ReadingOptions;
}

/** A window of the held records, oldest first, and where it lies. */
export interface RowWindow {
  /** Position of the first row; 0 is the oldest record that is held. */
  readonly first: number;
  /** How many records are held. */
  readonly total: number;
  readonly rows: readonly RecordRow[];
}

/** What pages ask of the reader worker: control-plane calls, and one reading at a time. */
export interface ReaderProtocol {
  calls: {
    'connection:set'(argument: { connection: Connection; door?: MessagePort }): void;
    /** One control-plane call; `controlCall` in ui/state types input and output. */
    'control:call'(argument: {
      operation: ControlOperation;
      input: unknown;
    }): Result<unknown, ServiceFailure>;
    /** The same over another connection, to try it. */
    'connection:try'(argument: {
      connection: Connection;
      door?: MessagePort;
    }): Result<unknown, ServiceFailure>;
    /** Starts to read, in place of what was read before. */
    'reading:open'(argument: OpenReading): void;
    'reading:close'(argument: undefined): void;
    'reading:pause'(argument: undefined): void;
    'reading:resume'(argument: undefined): void;
    /** Milliseconds between two reads of a shard at its tip. */
    'reading:interval'(intervalMs: number): void;
    /** Rows from a position on; a negative one counts from the newest. */
    'reading:rows'(argument: { first: number; count: number }): RowWindow;
    /** One record with its data; `undefined` when it fell out. */
    'reading:record'(id: number): StoredRecord | undefined;
  };
  events: {
    /** Up to four times a second, while something changes. */
    'reading:snapshot': ReaderSnapshot;
  };
}
