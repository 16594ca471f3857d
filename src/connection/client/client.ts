import { KinesisClient, type KinesisClientConfig } from '@aws-sdk/client-kinesis';
import { correctClock } from './clock-correction.ts';
import { mayAskForCbor } from '../cbor/cbor-call.ts';
import { SigningSha256 } from './sha256.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** Epoch milliseconds. */
  readonly expiration?: number;
}

export interface ClientSettings {
  readonly region: string;
  /**
   * Asked whenever the SDK wants credentials; throws a clear error when there are none.
   * `forceRefresh`: those it had are refused.
   */
  readonly credentials: (options?: { readonly forceRefresh?: boolean }) => Promise<Credentials>;
  /** A Kinesis-compatible port; absent: AWS. */
  readonly endpoint?: string;
  /** How a request travels; absent: the SDK's own way (fetch in a browser, HTTP/2 in Node). */
  readonly requestHandler?: NonNullable<KinesisClientConfig['requestHandler']>;
  /** Whether runs write in CBOR if the endpoint takes it: for AWS, and for what does as AWS does. */
  readonly cbor?: boolean;
}

/**
 * The one way a client is made, for practice, AWS and endpoint alike. One attempt a
 * call: the SDK's own retries would hide throttles and make duplicates unseen.
 */
export function createKinesisClient(settings: ClientSettings): KinesisClient {
  const client = new KinesisClient({
    region: settings.region,
    credentials: async (options?: { readonly forceRefresh?: boolean }) => {
      const { expiration, ...keys } = await settings.credentials(options);
      return {
        ...keys,
        ...(expiration !== undefined && { expiration: new Date(expiration) }),
      };
    },
    maxAttempts: 1,
    sha256: SigningSha256,
    // A request without StreamARN goes to the regional host only when this is off.
    accountIdEndpointMode: 'disabled',
    ...(settings.endpoint !== undefined && { endpoint: settings.endpoint }),
    ...(settings.requestHandler !== undefined && { requestHandler: settings.requestHandler }),
  });
  // It deep-copies every input and output, even with no logger: 1 µs a record.
  client.middlewareStack.remove('loggerMiddleware');
  correctClock(client);
  if (settings.cbor === true) mayAskForCbor(client);
  return client;
}

const clients = new WeakSet<KinesisClient>();

/** Says of a client that a browser sends its calls over the network: it may send one twice. */
export function markSentByBrowser(client: KinesisClient): KinesisClient {
  clients.add(client);
  return client;
}

export function isSentByBrowser(client: KinesisClient): boolean {
  return clients.has(client);
}
