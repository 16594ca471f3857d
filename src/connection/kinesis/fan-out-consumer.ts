import {
  DeregisterStreamConsumerCommand,
  DescribeStreamConsumerCommand,
  DescribeStreamSummaryCommand,
  RegisterStreamConsumerCommand,
  type DeregisterStreamConsumerCommandInput,
  type KinesisClient,
} from '@aws-sdk/client-kinesis';
import { sleep, type Clock } from '../../base/clock.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { ServiceFailure } from '../../kinesis/errors/service-error.ts';
import { toServiceFailure } from './failure.ts';
import { signOnly, type SignedRequest } from './signed-request.ts';

const POLL_MS = 1000;
const LONGEST_WAIT_MS = 120_000;

/** A registered consumer for enhanced fan-out: it costs money for as long as it exists. */
export interface FanOutConsumer {
  readonly arn: string;
  /** Whether it was made now; a consumer that was there before is not ours to remove. */
  readonly registered: boolean;
  /**
   * Removes it. To be called on leaving; never throws.
   * @returns why it is still there
   */
  deregister(): Promise<ServiceFailure | undefined>;
  /** The request that removes it, signed now and not sent; its signature holds five minutes. */
  farewell(): Promise<SignedRequest>;
}

/** Registers a consumer, or finds the one of that name, and waits until it is ACTIVE. */
export async function openFanOutConsumer(
  client: KinesisClient,
  streamName: string,
  consumerName: string,
  clock: Clock,
  signal: AbortSignal,
): Promise<Result<FanOutConsumer, ServiceFailure>> {
  let made = false;
  let streamArn: string | undefined;
  try {
    const summary = await client.send(
      new DescribeStreamSummaryCommand({ StreamName: streamName }),
      { abortSignal: signal },
    );
    streamArn = summary.StreamDescriptionSummary?.StreamARN;
    made = await register(client, streamArn, consumerName, signal);
    const deadline = clock.now() + LONGEST_WAIT_MS;
    for (;;) {
      const { ConsumerDescription: found } = await client.send(
        new DescribeStreamConsumerCommand({ StreamARN: streamArn, ConsumerName: consumerName }),
        { abortSignal: signal },
      );
      const arn = found?.ConsumerARN;
      if (arn !== undefined && found?.ConsumerStatus === 'ACTIVE')
        return ok({
          arn,
          registered: made,
          deregister: () => deregister(client, { ConsumerARN: arn }),
          farewell: () =>
            signOnly(client, new DeregisterStreamConsumerCommand({ ConsumerARN: arn })),
        });
      if (clock.now() > deadline || signal.aborted) {
        if (made) await deregister(client, { StreamARN: streamArn, ConsumerName: consumerName });
        return err({
          kind: 'in-use',
          name: 'ResourceInUseException',
          message: `The consumer ${consumerName} did not become active.`,
        });
      }
      await sleep(clock, POLL_MS, signal);
    }
  } catch (thrown) {
    // What was made must not stay, and cost money, because a later call failed.
    if (made) await deregister(client, { StreamARN: streamArn, ConsumerName: consumerName });
    return err(toServiceFailure(thrown));
  }
}

/** @returns false when there was one of that name */
async function register(
  client: KinesisClient,
  streamArn: string | undefined,
  consumerName: string,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await client.send(
      new RegisterStreamConsumerCommand({ StreamARN: streamArn, ConsumerName: consumerName }),
      { abortSignal: signal },
    );
    return true;
  } catch (thrown) {
    if (toServiceFailure(thrown).kind === 'in-use') return false;
    throw thrown;
  }
}

async function deregister(
  client: KinesisClient,
  which: DeregisterStreamConsumerCommandInput,
): Promise<ServiceFailure | undefined> {
  try {
    await client.send(new DeregisterStreamConsumerCommand(which));
    return undefined;
  } catch (thrown) {
    const failure = toServiceFailure(thrown);
    // It is gone, with its stream or by somebody else.
    return failure.kind === 'not-found' ? undefined : failure;
  }
}
