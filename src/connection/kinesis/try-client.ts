import type { KinesisClient } from '@aws-sdk/client-kinesis';
import { sleep, systemClock } from '../../base/clock.ts';
import { err, type Result } from '../../base/result.ts';
import type { ServiceFailure } from '../../kinesis/errors/service-error.ts';
import { callControl } from './control.ts';

/** A connection that is tried has so long to answer. */
const TRIAL_MS = 10_000;
const SILENCE: ServiceFailure = {
  kind: 'lost',
  name: 'TimeoutError',
  message: `something takes the call there, but nothing came back within ${TRIAL_MS / 1000} seconds.`,
};

/** Asks for one stream, and gives the client up. */
export async function tryClient(client: KinesisClient): Promise<Result<unknown, ServiceFailure>> {
  const result = await Promise.race([
    callControl(client, 'ListStreams', { Limit: 1 }),
    sleep(systemClock, TRIAL_MS).then(() => err(SILENCE)),
  ]);
  client.destroy();
  return result;
}
