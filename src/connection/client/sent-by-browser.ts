import type { KinesisClient } from '@aws-sdk/client-kinesis';

const clients = new WeakSet<KinesisClient>();

/** Says of a client that a browser sends its calls over the network: it may send one twice. */
export function markSentByBrowser(client: KinesisClient): KinesisClient {
  clients.add(client);
  return client;
}

export function isSentByBrowser(client: KinesisClient): boolean {
  return clients.has(client);
}
