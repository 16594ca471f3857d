import type { Clock } from '../../base/clock.ts';
import { err, ok, type Result } from '../../base/result.ts';
import {
  openFanOutConsumer,
  type FanOutConsumer,
} from '../../connection/kinesis/fan-out-consumer.ts';
import type { SignedRequest } from '../../connection/kinesis/signed-request.ts';
import type { ServiceFailure } from '../../kinesis/errors/service-error.ts';
import type { workerClient } from '../session/client.ts';
import type { FanOutState } from './consumers/protocol.ts';

type Client = ReturnType<typeof workerClient>;

/** A signature holds five minutes: it is made anew well before. */
const SIGN_AGAIN_MS = 180_000;

interface Events {
  readonly state: (state: FanOutState) => void;
  /** What a closing page has to send; `undefined`: nothing. */
  readonly farewell: (request: SignedRequest | undefined) => void;
}

/** The registered consumer of a page's reading: there as long as it is read with, no longer. */
export class FanOut {
  readonly #clock: Clock;
  readonly #events: Events;
  #held:
    | { readonly name: string; readonly stream: string; readonly consumer: FanOutConsumer }
    | undefined;
  #registering: Promise<unknown> = Promise.resolve();
  #turn = 0;

  constructor(clock: Clock, events: Events) {
    this.#clock = clock;
    this.#events = events;
  }

  get arn(): string | undefined {
    return this.#held?.consumer.arn;
  }

  /** Registers a consumer, or takes the one of that name, in place of the one before. */
  async open(
    client: Client,
    stream: string,
    name: string,
  ): Promise<Result<string, ServiceFailure>> {
    await this.close();
    const turn = (this.#turn += 1);
    this.#events.state({ state: 'registering', stream, name });
    // Not to be aborted: only a consumer that is ACTIVE can be removed again.
    const never = new AbortController().signal;
    const opening = openFanOutConsumer(client, stream, name, this.#clock, never);
    const settled = opening.then(async (opened) => {
      if (turn !== this.#turn && opened.ok && opened.value.registered)
        await opened.value.deregister();
    });
    this.#registering = settled;
    const opened = await opening;
    await settled;
    if (turn !== this.#turn) return err(SUPERSEDED);
    if (!opened.ok) {
      this.#events.state({
        state: 'failed',
        at: 'registering',
        stream,
        name,
        failure: opened.error,
      });
      return opened;
    }
    const consumer = opened.value;
    this.#held = { name, stream, consumer };
    this.#events.state({
      state: 'on',
      stream,
      name,
      arn: consumer.arn,
      registered: consumer.registered,
      since: this.#clock.epoch(),
    });
    if (consumer.registered) void this.#sign(turn, consumer);
    return ok(consumer.arn);
  }

  async #sign(turn: number, consumer: FanOutConsumer): Promise<void> {
    if (turn !== this.#turn) return;
    try {
      const request = await consumer.farewell();
      if (turn === this.#turn) this.#events.farewell(request);
    } catch {
      // Without credentials nothing can be signed: the next try may find some.
    }
    this.#clock.after(SIGN_AGAIN_MS, () => void this.#sign(turn, consumer));
  }

  /** Removes the consumer if this made it. Resolves when that is done. */
  async close(): Promise<void> {
    const held = this.#held;
    this.#held = undefined;
    this.#turn += 1;
    const turn = this.#turn;
    const tell = (state: FanOutState): void => {
      if (turn === this.#turn) this.#events.state(state);
    };
    this.#events.farewell(undefined);
    if (held === undefined) {
      tell({ state: 'off' });
      await this.#registering;
      return;
    }
    const { name, stream, consumer } = held;
    if (consumer.registered) {
      tell({ state: 'leaving', stream, name });
      const failure = await consumer.deregister();
      if (failure !== undefined) {
        // Told even when something else is on by now: it goes on costing money.
        this.#events.state({ state: 'failed', at: 'leaving', stream, name, failure });
        return;
      }
    }
    tell({ state: 'off' });
  }
}

const SUPERSEDED: ServiceFailure = {
  kind: 'invalid',
  name: 'Superseded',
  message: 'Something else was chosen meanwhile.',
};
