import type { Result } from '../../base/result.ts';
import type { Connection } from '../../connection/connection.ts';
import type { ControlOperation } from '../../connection/kinesis/control.ts';
import type { SignedRequest } from '../../connection/kinesis/signed-request.ts';
import type { ServiceFailure } from '../../kinesis/errors/service-error.ts';
import type { StreamMetrics } from '../../kinesis/stream-metrics.ts';
import type { ReadingOptions } from '../../reader/shards/options.ts';
import type { ReaderSnapshot } from '../../reader/snapshot.ts';
import type { ExportFormat } from '../../reader/export/export.ts';
import type { DataFormat } from '../../reader/decode/decode.ts';
import type { LogsEnvelope } from '../../reader/decode/logs-envelope.ts';
import type { DecodeStep, StepName } from '../../reader/decode/steps.ts';
import type { RecordView, ViewKind } from '../../reader/decode/view.ts';
import type { StartingPosition } from '../../reader/source.ts';
import type { RecordRow } from '../../reader/store/row.ts';
import type { StoredRecord } from '../../reader/store/store.ts';
import type { ApiCalls } from '../api-feed.ts';
import type { ConsumerCalls, ConsumerEvents, FanOutState } from './consumers/protocol.ts';

interface OpenReading {
  readonly stream: string;
  readonly options: ReadingOptions;
}

/**
 * All held records by arrival (default), all in the order they were read, those that the
 * filter matches, or what a scan found.
 */
export type RowView = 'all' | 'as-read' | 'matches' | 'scan';

/** Which rows a list wants. */
export interface RowRequest {
  /** A negative one counts from the newest. */
  readonly first: number;
  readonly count: number;
  readonly view?: RowView;
  /** A record and where the list has it: `first` moves along with it. */
  readonly anchor?: { readonly id: number; readonly position: number };
}

/** Rows of a list, chosen by where they stand. */
export type RowRange = Pick<RowRequest, 'first' | 'count' | 'anchor'>;

/**
 * A file that a user chose. The browser's handle of it can be posted to a worker; the stream
 * that it opens cannot, so the worker opens it.
 */
export interface SaveTarget {
  createWritable(): Promise<WritableStream<Uint8Array>>;
}

/** A window of the held records, oldest first, and where it lies. */
export interface RowWindow {
  /** Position of the first row; 0 is the oldest record that is held. */
  readonly first: number;
  /** How many records are held. */
  readonly total: number;
  readonly rows: readonly RecordRow[];
  /** By how many positions the anchor has moved: late records came before it, or old ones fell out. */
  readonly shift: number;
  /** How many records the ring has dropped. */
  readonly fallenOut: number;
}

/** Which record of a stream. */
export interface RecordAddress {
  readonly shardId: string;
  readonly sequenceNumber: string;
  readonly subSequenceNumber?: number;
}

/** How data is to be decoded and shown. */
export interface DataOptions {
  /** Absent: automatically. */
  readonly plan?: readonly StepName[];
  /** Absent: as fits best. */
  readonly view?: ViewKind;
  /** Characters of text, or bytes of a dump, times four. Absent: 1 MiB. */
  readonly length?: number;
}

export interface DataInspection {
  readonly steps: readonly DecodeStep[];
  readonly format: DataFormat;
  /** Whether decoding stopped at its cap. */
  readonly truncated: boolean;
  /** As stored, and after decoding. */
  readonly dataBytes: number;
  readonly decodedBytes: number;
  /** The views that fit, the best first. */
  readonly views: readonly ViewKind[];
  readonly view: RecordView;
  /** With the first of its events, their messages made visible and cut. */
  readonly logs?: LogsEnvelope;
  readonly logEventCount: number;
  /** JSON texts that stand in the record one after another, and the beginnings of the first. */
  readonly jsonCount: number;
  readonly jsonTexts: readonly string[];
  /** Records of an aggregate, and the first of them. */
  readonly partCount: number;
  readonly parts: readonly {
    readonly partitionKey: string;
    readonly bytes: number;
    readonly text: string;
  }[];
}

/** A record without its data, which stays in the worker. */
export interface RecordFacts extends RecordAddress {
  /** Absent for a record that is not held. */
  readonly id?: number;
  readonly partitionKey: string | undefined;
  /** Epoch milliseconds. */
  readonly arrival: number;
  /** Data and partition key, in bytes. */
  readonly size: number;
  readonly encryptionType?: string;
}

export interface RecordInspection extends DataInspection {
  readonly record: RecordFacts;
}

/** A GetRecords answer in the words of the API. `Data` is base64, times are epoch seconds. */
export interface StepAnswer {
  readonly Records: readonly {
    readonly SequenceNumber: string;
    readonly ApproximateArrivalTimestamp: number;
    readonly Data: string;
    readonly PartitionKey?: string;
    readonly EncryptionType?: string;
  }[];
  readonly NextShardIterator: string | null;
  readonly MillisBehindLatest: number;
  readonly ChildShards?: readonly { readonly ShardId: string }[];
}

/** How far looking for matches is. */
export interface FindState {
  /** Over the records that are held; absent without a filter. */
  readonly held?: {
    readonly state: 'searching' | 'caught-up' | 'cancelled';
    readonly scanned: number;
    readonly total: number;
    readonly matched: number;
  };
  /** Over the shards themselves, from their oldest record to the tip. */
  readonly scan?: {
    readonly state: 'reading' | 'ended' | 'cancelled' | 'failed';
    readonly read: number;
    readonly matched: number;
    /** The largest of the shards; absent before the first answer. */
    readonly millisBehindLatest?: number;
    /** In words, when it failed. */
    readonly problem?: string;
  };
}

/** What pages ask of the reader worker: control-plane calls, and one reading at a time. */
export interface ReaderProtocol {
  calls: ConsumerCalls & {
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
    /** The last hour from CloudWatch; `undefined`: there is none at this endpoint. */
    'metrics:get'(argument: {
      stream: string;
      /** Shards with shard-level metrics. */
      shardIds: readonly string[];
    }): Result<StreamMetrics | undefined, ServiceFailure>;
    /** Registers a consumer and answers its ARN, for `reading:open`; other readings remove it. */
    'fan-out:open'(argument: { stream: string; name: string }): Result<string, ServiceFailure>;
    /** Starts to read, in place of what was read before. */
    'reading:open'(argument: OpenReading): void;
    'reading:close'(argument: undefined): void;
    /** Milliseconds between two reads of a shard at its tip. */
    'reading:interval'(intervalMs: number): void;
    /** Rows from a position on; a negative one counts from the newest. */
    'reading:rows'(argument: RowRequest): RowWindow;
    /** One record with its data; `undefined` when it fell out. */
    'reading:record'(id: number): StoredRecord | undefined;
    /** Chips that must all match; none: no filter. Answers what is wrong, in words. */
    'find:filter'(filters: readonly string[]): string | undefined;
    'find:cancel'(argument: undefined): void;
    /** Reads shards from a position to their tip and keeps what matches; live reading rests. */
    'find:scan'(argument: {
      stream: string;
      shards: ReadingOptions['shards'];
      filters: readonly string[];
    }): void;
    'find:scan-cancel'(argument: undefined): void;
    /** Forgets the scan; live reading goes on. */
    'find:scan-close'(argument: undefined): void;
    /** A file of records, whole in memory in pieces. */
    'export:file'(argument: {
      stream: string;
      view: RowView;
      format: ExportFormat;
      /** One record instead of all in the view. */
      id?: number;
      /** Some instead of all. */
      range?: RowRange;
    }): Blob;
    /** The same, written piece by piece into a file on disk. Answers the bytes written. */
    'export:stream'(argument: {
      stream: string;
      view: RowView;
      format: ExportFormat;
      range?: RowRange;
      to: SaveTarget;
    }): number;
    /** A held record, decoded; `undefined` when it fell out. */
    'record:inspect'(argument: { id: number; options: DataOptions }): RecordInspection | undefined;
    /** A record read from the stream for a link to it. */
    'record:fetch'(argument: {
      stream: string;
      address: RecordAddress;
      options: DataOptions;
    }): Result<RecordInspection, ServiceFailure>;
    /** The data of a held record, or of one in the stream; `undefined` when it is in neither. */
    'record:data'(argument: {
      stream: string;
      address: RecordAddress;
      id: number | undefined;
    }): Uint8Array | undefined;
    /** The row of a record, when it is held. */
    'record:find'(address: RecordAddress): RecordRow | undefined;
    /** The held record before (−1) or after (1) this one with the same partition key. */
    'record:neighbour'(argument: { id: number; step: -1 | 1 }): RecordRow | undefined;
    'data:inspect'(argument: { data: Uint8Array; options: DataOptions }): DataInspection;
    'step:iterator'(argument: {
      stream: string;
      shardId: string;
      position: StartingPosition;
    }): Result<string, ServiceFailure>;
    'step:records'(argument: {
      stream: string;
      iterator: string;
      limit: number;
    }): Result<StepAnswer, ServiceFailure>;
  };
  events: ConsumerEvents & {
    /** Up to four times a second, while something changes. */
    'reading:snapshot': ReaderSnapshot;
    'api:calls': ApiCalls;
    'fan-out:state': FanOutState;
    /** What a closing page has to send, so that its consumer goes; `undefined`: nothing. */
    'fan-out:farewell': SignedRequest | undefined;
    /** Records were stored: at most once in 50 ms. The count of records read so far. */
    'reading:grew': number;
    /** Up to four times a second, while something changes. */
    'find:state': FindState;
  };
}
