import { KinesisClient } from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { createKinesisClient, type Credentials } from './client.ts';

export interface NodeClientOptions {
  /** A Kinesis-compatible port; absent: AWS. */
  readonly endpoint?: string | undefined;
  /** Absent: `AWS_REGION`, else us-east-1. */
  readonly region?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Sockets kept open to one endpoint. */
const MAX_SOCKETS = 64;

/** The region rule of the command line. */
export function nodeRegion(options: NodeClientOptions): string {
  return options.region ?? (options.env['AWS_REGION'] || 'us-east-1');
}

/**
 * The client of the command line. Credentials come from the SDK's chain; with an
 * endpoint, instance metadata is never asked, and no credentials means test/test.
 * Endpoints get HTTP/1.1, by TLS too, which every one of them speaks: the SDK's own way on Node
 * is HTTP/2, and a server that does not speak it ends the handshake with a text of OpenSSL.
 */
export function createNodeClient(options: NodeClientOptions): KinesisClient {
  const region = nodeRegion(options);
  const { endpoint } = options;
  // The chain reads this from the process, and has no other way to leave metadata out.
  if (endpoint !== undefined) process.env['AWS_EC2_METADATA_DISABLED'] = 'true';
  const chain = new KinesisClient({ region });
  return createKinesisClient({
    region,
    ...(endpoint !== undefined && { endpoint }),
    cbor: endpoint === undefined,
    ...(endpoint !== undefined && {
      requestHandler: new NodeHttpHandler({
        httpAgent: { keepAlive: true, maxSockets: MAX_SOCKETS },
        httpsAgent: { keepAlive: true, maxSockets: MAX_SOCKETS },
        connectionTimeout: 6_000,
      }),
    }),
    credentials: () => credentialsFrom(chain, endpoint !== undefined),
  });
}

async function credentialsFrom(chain: KinesisClient, orTest: boolean): Promise<Credentials> {
  try {
    const found = await chain.config.credentials();
    return {
      accessKeyId: found.accessKeyId,
      secretAccessKey: found.secretAccessKey,
      ...(found.sessionToken !== undefined && { sessionToken: found.sessionToken }),
      ...(found.expiration !== undefined && { expiration: found.expiration.getTime() }),
    };
  } catch (thrown) {
    if (orTest) return { accessKeyId: 'test', secretAccessKey: 'test' };
    throw thrown;
  }
}
