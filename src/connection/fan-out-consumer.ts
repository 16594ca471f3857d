import {
  DeregisterStreamConsumerCommand,
  DescribeStreamConsumerCommand,
  DescribeStreamSummaryCommand,
  RegisterStreamConsumerCommand,
  type KinesisClient,
} from '@aws-sdk/client-kinesis';
import { sleep, type Clock } from '../base/clock.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { ServiceFailure } from '../kinesis/service-error.ts';
import { toServiceFailure } from './failure.ts';

const POLL_MS = 1000;
const LONGEST_WAIT_MS = 120_000;

/** A registered consumer for enhanced fan-out: it costs money for as long as it exists. */
export interface FanOutConsumer {
  readonly arn: string;
  /** Whether it was made now; a consumer that was there before is not ours to remove. */
  readonly registered: boolean;
  /** Removes it. To be called on leaving; never throws. */
  deregister(): Promise<void>;
}

/** Registers a consumer, or finds the one of that name, and waits until it is ACTIVE. */
export async function openFanOutConsumer(
  client: KinesisClient,
  streamName: string,
  consumerName: string,
  clock: Clock,
  signal: AbortSignal,
): Promise<Result<FanOutConsumer, ServiceFailure>> {
  try {
    const summary = await client.send(
      new DescribeStreamSummaryCommand({ StreamName: streamName }),
      { abortSignal: signal },
    );
    const streamArn = summary.StreamDescriptionSummary?.StreamARN;
    const made = await register(client, streamArn, consumerName, signal);
    const deadline = clock.now() + LONGEST_WAIT_MS;
    for (;;) {
      const { ConsumerDescription: found } = await client.send(
        new DescribeStreamConsumerCommand({ StreamARN: streamArn, ConsumerName: consumerName }),
        { abortSignal: signal },
      );
      const arn = found?.ConsumerARN;
      if (arn !== undefined && found?.ConsumerStatus === 'ACTIVE')
        return ok({ arn, registered: made, deregister: () => deregister(client, arn) });
      if (clock.now() > deadline || signal.aborted) {
        if (made && arn !== undefined) await deregister(client, arn);
        return err({
          kind: 'in-use',
          name: 'ResourceInUseException',
          message: `The consumer ${consumerName} did not become active.`,
        });
      }
      await sleep(clock, POLL_MS, signal);
    }
  } catch (thrown) {
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

async function deregister(client: KinesisClient, arn: string): Promise<void> {
  try {
    await client.send(new DeregisterStreamConsumerCommand({ ConsumerARN: arn }));
  } catch {
    // It may be gone with its stream; there is nobody left to tell.
  }
}
