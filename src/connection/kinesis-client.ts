import type { KinesisClient } from '@aws-sdk/client-kinesis';
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import { assert } from '../base/assert.ts';
import type { ApiLog } from './api-log.ts';
import { createKinesisClient } from './client.ts';
import type { Connection } from './connection.ts';
import { PracticeRequestHandler } from './practice-door.ts';

/**
 * The client for a connection.
 * @param door for practice: a port to the worker that holds the simulator
 * @param log hears of every call
 */
export function clientFor(
  connection: Connection,
  door: MessagePort | undefined,
  log?: ApiLog,
): KinesisClient {
  if (connection.kind === 'endpoint')
    return createKinesisClient({
      region: connection.region,
      endpoint: connection.url,
      ...(log !== undefined && { requestHandler: log.wrap(new FetchHttpHandler()) }),
      credentials: () =>
        Promise.resolve({
          accessKeyId: connection.accessKeyId,
          secretAccessKey: connection.secretAccessKey,
        }),
    });
  assert(door !== undefined, 'practice has a door');
  const handler = new PracticeRequestHandler(door);
  return createKinesisClient({
    region: connection.region,
    // Nothing resolves this name: every request goes through the door.
    endpoint: 'http://practice.localhost',
    // The simulator checks the form of a signature, not who made it.
    credentials: () => Promise.resolve({ accessKeyId: 'practice', secretAccessKey: 'practice' }),
    requestHandler: log?.wrap(handler) ?? handler,
  });
}
