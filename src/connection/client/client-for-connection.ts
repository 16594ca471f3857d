import type { KinesisClient } from '@aws-sdk/client-kinesis';
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import { assert } from '../../base/assert.ts';
import type { ApiLog } from '../log/api-log.ts';
import {
  createKinesisClient,
  type ClientSettings,
  type Credentials,
  markSentByBrowser,
} from './client.ts';
import type { Connection } from '../connection.ts';
import { PracticeRequestHandler } from './practice-door.ts';
import { PutRecordsRequest } from '../put-records/request.ts';
import { askAgainAfter } from './session-end.ts';

/** What a connection needs besides its own data. */
export interface Ways {
  /** For practice: a port to the worker that holds the simulator. */
  readonly door?: MessagePort | undefined;
  /**
   * For AWS: asks the session.
   * @param refused key id that the service no longer takes
   */
  readonly credentials?: ((refused: string | undefined) => Promise<Credentials>) | undefined;
  /** For AWS: takes a listener that hears when the session has ended. */
  readonly onSessionEnd?: ((listener: () => void) => void) | undefined;
  /** Hears of every call. */
  readonly log?: ApiLog;
}

/** The client for a connection. */
export function clientFor(connection: Connection, ways: Ways): KinesisClient {
  const { door, credentials, onSessionEnd, log } = ways;
  if (connection.kind === 'aws') {
    assert(credentials !== undefined, 'AWS has a session to ask');
    const client = awsClient(connection, credentials, log);
    if (onSessionEnd !== undefined) askAgainAfter(client, onSessionEnd);
    return client;
  }
  if (connection.kind === 'endpoint')
    return overNetwork({
      region: connection.region,
      endpoint: connection.url,
      requestHandler: handlerFor(log),
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
    cbor: true,
  });
}

/** An answer of AWS begins within seconds; a run gives its own calls the time that its user set. */
const ANSWER_WITHIN_MS = 30_000;

/** A log hides the handler that it wraps: the quick way for PutRecords goes below it. */
function handlerFor(log: ApiLog | undefined): Handler {
  const handler = new PutRecordsRequest(new FetchHttpHandler({ requestTimeout: ANSWER_WITHIN_MS }));
  return log?.wrap(handler) ?? handler;
}

function overNetwork(settings: ClientSettings): KinesisClient {
  return markSentByBrowser(createKinesisClient(settings));
}

type Handler = PutRecordsRequest | ReturnType<ApiLog['wrap']>;

function awsClient(
  { region, endpoint }: Extract<Connection, { kind: 'aws' }>,
  ask: (refused: string | undefined) => Promise<Credentials>,
  log: ApiLog | undefined,
): KinesisClient {
  let last: string | undefined;
  return overNetwork({
    region,
    ...(endpoint !== undefined && { endpoint }),
    cbor: endpoint === undefined,
    requestHandler: handlerFor(log),
    async credentials(options) {
      const credentials = await ask(options?.forceRefresh === true ? last : undefined);
      last = credentials.accessKeyId;
      return credentials;
    },
  });
}
