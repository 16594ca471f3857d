import type { SignedRequest } from '../../../connection/kinesis/signed-request.ts';
import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';
import type { ComputationOptions } from '../../../reader/compute/computation.ts';
import type {
  AutoCheckpoint,
  Checkpoints,
  ConsumerSnapshot,
} from '../../../reader/named-consumer.ts';
import type { ReadingOptions } from '../../../reader/shards/options.ts';

/** How records come to a consumer: asked for again and again, or pushed. */
type Delivery = 'polling' | 'fan-out';

/** What a named consumer is told when it starts. */
export interface ConsumerStart {
  readonly id: string;
  readonly stream: string;
  readonly name: string;
  readonly delivery: Delivery;
  readonly reading: Pick<
    ReadingOptions,
    'shards' | 'from' | 'checkpoints' | 'intervalMs' | 'limit'
  >;
  readonly alarmAgeMs: number;
  /** Work on each record, ms. */
  readonly workMs: number;
  readonly autoCheckpoint: AutoCheckpoint;
  readonly computation: ComputationOptions;
  /** Goes on with what was computed before, as a database outside of the consumer would. */
  readonly keepsCounts: boolean;
}

/** A named consumer as it stands. Plain data. */
export interface ConsumerState {
  readonly id: string;
  readonly stream: string;
  readonly name: string;
  readonly delivery: Delivery;
  readonly phase: 'registering' | 'reading' | 'stopped' | 'failed';
  readonly failure?: ServiceFailure;
  /** Epoch ms of the last start. */
  readonly startedAt: number;
  /** Ignores ids that it has seen. */
  readonly ignoresSeenIds: boolean;
  /** Where in the JSON those ids are, such as `order.id`; absent: they are no part of the JSON. */
  readonly idPath?: string;
  readonly workMs: number;
  /** The last one, when it is stopped. */
  readonly snapshot: ConsumerSnapshot | undefined;
  readonly fanOut: FanOutState;
}

export interface ConsumerTuning {
  readonly id: string;
  readonly alarmAgeMs?: number;
  readonly workMs?: number;
}

/** What pages ask of the reader worker about named consumers. */
export type ConsumerCalls = {
  /** Starts it, in place of the one of that id. */
  'consumer:start'(argument: ConsumerStart): void;
  /** Ends its reading as a crash does: without a checkpoint. What it computed stays. */
  'consumer:stop'(id: string): void;
  'consumer:remove'(id: string): void;
  'consumer:pause'(argument: { id: string; paused: boolean }): void;
  'consumer:checkpoint'(id: string): void;
  'consumer:tune'(argument: ConsumerTuning): void;
};

export type ConsumerEvents = {
  /** Up to four times a second, while something changes. */
  'consumers:state': readonly ConsumerState[];
  'consumer:checkpoint': {
    readonly id: string;
    readonly checkpoints: Checkpoints;
    /** Epoch ms. */
    readonly at: number;
  };
  /** What a closing page has to send, so that its registered consumer goes. */
  'consumer:farewell': { readonly id: string; readonly request: SignedRequest | undefined };
};

/** The registered consumer that the page reads with (enhanced fan-out). */
export type FanOutState =
  | { readonly state: 'off' }
  | { readonly state: 'registering' | 'leaving'; readonly stream: string; readonly name: string }
  | {
      readonly state: 'on';
      readonly stream: string;
      readonly name: string;
      readonly arn: string;
      /** Whether it was made for this page; one that was there before stays. */
      readonly registered: boolean;
      /** Epoch ms. */
      readonly since: number;
    }
  | {
      readonly state: 'failed';
      /** `leaving`: it is still registered. */
      readonly at: 'registering' | 'leaving';
      readonly stream: string;
      readonly name: string;
      readonly failure: ServiceFailure;
    };
