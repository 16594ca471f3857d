import type { Clock } from '../../../base/clock.ts';
import { Sfc32 } from '../../../base/random.ts';
import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';
import { Computation } from '../../../reader/compute/computation.ts';
import { startConsumer, type NamedConsumer } from '../../../reader/named-consumer.ts';
import type { Source } from '../../../reader/source.ts';
import type { workerClient } from '../../session/client.ts';
import { FanOut } from '../fan-out.ts';
import type { ReaderProtocol } from '../protocol.ts';
import type { FanOutState, ConsumerStart, ConsumerState, ConsumerTuning } from './protocol.ts';
import { recordDigest } from '../../../load/accounts/record-digest.ts';
import { stampOf } from '../../../load/records/stamp.ts';
import type { IdMakers } from '../../../reader/compute/record-id.ts';
import { unpack } from '../../../reader/decode/steps.ts';

/** Ids as runs make them. */
export const ID_MAKERS: IdMakers = {
  digest: recordDigest,
  stamp({ data }) {
    const stamp = stampOf(unpack(data).bytes);
    return stamp === undefined ? undefined : `${stamp.run}/${stamp.record}`;
  },
};

type Events = ReaderProtocol['events'];
export type Emit = <K extends keyof Events>(event: K, data: Events[K]) => void;

export interface Connected {
  readonly client: () => ReturnType<typeof workerClient>;
  readonly source: (stream: string) => Source;
}

/** One named consumer through all its lives: what it computes outlives each of them. */
export class ConsumerEntry {
  readonly #clock: Clock;
  readonly #emit: Emit;
  readonly #fanOut: FanOut;
  #start: ConsumerStart;
  #consumer: NamedConsumer | undefined;
  #computation: Computation | undefined;
  #phase: ConsumerState['phase'] = 'stopped';
  #failure: ServiceFailure | undefined;
  #fanOutState: FanOutState = { state: 'off' };
  #last: ConsumerState['snapshot'];
  #startedAt: number;
  #turn = 0;

  constructor(start: ConsumerStart, clock: Clock, emit: Emit) {
    this.#clock = clock;
    this.#emit = emit;
    this.#start = start;
    this.#startedAt = clock.epoch();
    this.#fanOut = new FanOut(clock, {
      state: (state) => {
        this.#fanOutState = state;
      },
      farewell: (request) => {
        emit('consumer:farewell', { id: start.id, request });
      },
    });
  }

  async start(start: ConsumerStart, connected: Connected): Promise<void> {
    this.#end();
    const turn = this.#turn;
    this.#start = start;
    this.#failure = undefined;
    this.#last = undefined;
    if (!start.keepsCounts || this.#computation === undefined)
      this.#computation = new Computation(start.computation, ID_MAKERS);
    if (start.delivery === 'polling') {
      void this.#fanOut.close();
      this.#read(connected, undefined);
      return;
    }
    this.#phase = 'registering';
    // Named after the consumer: the list of registered consumers then tells whose each is.
    const opened = await this.#fanOut.open(connected.client(), start.stream, start.name);
    if (turn !== this.#turn) return;
    if (opened.ok) this.#read(connected, opened.value);
    else {
      this.#phase = 'failed';
      this.#failure = opened.error;
    }
  }

  #read(connected: Connected, consumerArn: string | undefined): void {
    const { id, name, stream, reading, alarmAgeMs, workMs, autoCheckpoint } = this.#start;
    this.#phase = 'reading';
    this.#startedAt = this.#clock.epoch();
    this.#consumer = startConsumer(
      {
        name,
        reading: { ...reading, ...(consumerArn !== undefined && { consumerArn }) },
        alarmAgeMs,
        workMs,
        autoCheckpoint,
        ...(this.#computation !== undefined && { computation: this.#computation }),
        onCheckpoint: (checkpoints) => {
          this.#emit('consumer:checkpoint', { id, checkpoints, at: this.#clock.epoch() });
        },
      },
      {
        source: connected.source(stream),
        clock: this.#clock,
        random: new Sfc32(this.#startedAt, id.length),
      },
    );
  }

  #end(): void {
    this.#turn += 1;
    this.#last = this.#consumer?.snapshot() ?? this.#last;
    this.#consumer?.stop();
    this.#consumer = undefined;
    this.#phase = 'stopped';
  }

  /** As a crash does; the registered consumer goes, because it costs money. */
  async stop(): Promise<void> {
    this.#end();
    await this.#fanOut.close();
  }

  pause(paused: boolean): void {
    if (paused) this.#consumer?.pause();
    else this.#consumer?.resume();
  }

  checkpoint(): void {
    this.#consumer?.checkpoint();
  }

  tune({ alarmAgeMs, workMs }: ConsumerTuning): void {
    this.#start = {
      ...this.#start,
      ...(alarmAgeMs !== undefined && { alarmAgeMs }),
      ...(workMs !== undefined && { workMs }),
    };
    if (alarmAgeMs !== undefined) this.#consumer?.setAlarm(alarmAgeMs);
    if (workMs !== undefined) this.#consumer?.setWork(workMs);
  }

  state(): ConsumerState {
    const { id, stream, name, delivery, computation, workMs } = this.#start;
    const ids = computation.ignoreSeenIds;
    return {
      id,
      stream,
      name,
      delivery,
      phase: this.#phase,
      ...(this.#failure !== undefined && { failure: this.#failure }),
      startedAt: this.#startedAt,
      ignoresSeenIds: ids !== undefined,
      ...(ids?.kind === 'path' && { idPath: ids.path.join('.') }),
      workMs,
      snapshot: this.#consumer?.snapshot() ?? this.#last,
      fanOut: this.#fanOutState,
    };
  }
}
