import type { KinesisClient } from '@aws-sdk/client-kinesis';
import { assert } from '../base/assert.ts';
import { createKinesisClient } from './client.ts';
import type { Connection } from './connection.ts';
import { PracticeRequestHandler } from './practice-door.ts';

/**
 * The client for a connection.
 * @param door for practice: a port to the worker that holds the simulator
 */
export function clientFor(connection: Connection, door: MessagePort | undefined): KinesisClient {
  if (connection.kind === 'endpoint')
    return createKinesisClient({
      region: connection.region,
      endpoint: connection.url,
      credentials: () =>
        Promise.resolve({
          accessKeyId: connection.accessKeyId,
          secretAccessKey: connection.secretAccessKey,
        }),
    });
  assert(door !== undefined, 'practice has a door');
  return createKinesisClient({
    region: connection.region,
    // Nothing resolves this name: every request goes through the door.
    endpoint: 'http://practice.localhost',
    // The simulator checks the form of a signature, not who made it.
    credentials: () => Promise.resolve({ accessKeyId: 'practice', secretAccessKey: 'practice' }),
    requestHandler: new PracticeRequestHandler(door),
  });
}
