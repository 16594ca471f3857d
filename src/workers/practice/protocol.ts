import type { Result } from '../../base/result.ts';
import type { MetricsWithSeconds } from '../../kinesis/stream-metrics.ts';
import type {
  ActiveFault,
  Fault,
  FaultScope,
  Quota,
  StreamView,
} from '../../simulator/service/service.ts';

export type { ActiveFault, Fault, Quota };

/** What is switched on and off in the practice service. */
export interface PracticeState {
  readonly quotas: readonly Quota[];
  readonly faults: readonly ActiveFault[];
  /** How long creating, resharding and deleting take, ms. */
  readonly transitionMs: number;
  /** Streams without their shards. */
  readonly streams: readonly Omit<StreamView, 'shards'>[];
  /** Why nothing is kept over a reload, in words. */
  readonly keepingProblem: string | undefined;
  readonly unread: readonly UnreadPractice[];
  /** What was there before a file was loaded, or before a reset, can be brought back. */
  readonly canUndo: boolean;
}

export interface StreamInFile {
  readonly name: string;
  readonly records: number;
}

/** Something of the practice service that is kept and cannot be read. It is left as it is. */
export interface UnreadPractice {
  readonly id: string;
  /** What to call it, as far as that can be told. */
  readonly name: string;
  /** What is wrong, in words. */
  readonly why: string;
}

/** What a stream took in the last whole second, whoever wrote it. */
export interface StreamLoad {
  readonly stream: string;
  readonly shards: readonly {
    readonly shardId: string;
    readonly records: number;
    readonly bytes: number;
    /** Records refused. */
    readonly throttled: number;
  }[];
}

/** How much of the practice streams is held, and how much of it outlives a reload. Bytes. */
export interface PracticeStorage {
  /** Memory of all streams, and how much it may be before the oldest records go. */
  readonly heldBytes: number;
  readonly mostHeldBytes: number;
  /** The most that is kept of one stream. */
  readonly mostKeptBytes: number;
  /** Room for more, as far as the browser tells. */
  readonly roomBytes: number | undefined;
  /** Epoch ms since which the browser refuses to keep more; `undefined`: it keeps all. */
  readonly refusedSince: number | undefined;
  readonly streams: readonly {
    readonly name: string;
    readonly storedBytes: number;
    readonly keptBytes: number;
    /** Records that went before their retention ended, because memory was short. */
    readonly trimmedEarly: number;
  }[];
}

/** What pages ask of the practice worker. */
export interface PracticeProtocol {
  calls: {
    /** Opens a door for a worker's SDK client; `port` is transferred. */
    'door:open'(argument: { port: MessagePort }): void;
    'state:get'(argument: undefined): PracticeState;
    'quota:set'(argument: { id: string; enabled: boolean }): void;
    'quota:set-all'(enabled: boolean): void;
    'fault:add'(argument: { fault: Fault; scope: FaultScope }): void;
    'fault:remove'(id: number): void;
    'fault:clear'(argument: undefined): void;
    /** Moves the clock of one stream, or of all, by `ms`. */
    'clock:jump'(argument: { ms: number; stream?: string }): void;
    'transition:set'(ms: number): void;
    /**
     * A stream's last hour as CloudWatch would show it, with the seconds of one minute;
     * `undefined`: no such stream. `minute`: epoch seconds / 60; absent: the one that tells most.
     */
    'metrics:get'(argument: { stream: string; minute?: number }): MetricsWithSeconds | undefined;
    /** Of one stream, or of all: their open shards. */
    'load:get'(stream: string | undefined): readonly StreamLoad[];
    'storage:get'(argument: undefined): PracticeStorage;
    /** The file that `shardlab simulate --load` and `load` here open. */
    'file:save'(argument: undefined): Uint8Array<ArrayBuffer>;
    /** What is in a file. */
    'file:look'(file: Uint8Array): Result<readonly StreamInFile[], string>;
    /**
     * Takes a file's streams in: in place of all that are there, or beside them. On an error
     * nothing is changed. Answers the names of the file's streams.
     */
    'file:load'(argument: {
      file: Uint8Array;
      how: 'replace' | 'beside';
    }): Result<readonly string[], string>;
    /** Brings back what was there before the last load or reset; on an error nothing is changed. */
    undo(argument: undefined): Result<undefined, string>;
    /** What could not be read, as a file; `undefined` when it is gone. */
    'unread:file'(id: string): Uint8Array<ArrayBuffer> | undefined;
    /** Removes what could not be read. */
    'unread:remove'(id: string): void;
    /** A page is left or reloaded: what it stored is kept now, because the worker may end with it. */
    'page:goes'(argument: undefined): void;
    /** Removes all streams, what could not be read too, and makes the first stream anew. */
    reset(argument: undefined): void;
  };
  events: {
    /** When streams, quotas, faults or clocks changed. */
    'state:changed': PracticeState;
  };
}
