import type { KinesisClient } from '@aws-sdk/client-kinesis';

/** `ask`: a call that reads may find it out. */
type Speaks = 'ask' | 'yes' | 'no';

const known = new WeakMap<KinesisClient, Speaks>();

/**
 * Lets a client find out whether its endpoint speaks CBOR. Only where CBOR is known to mean the
 * same as JSON, once it is taken: kinesalite takes it, but gives no such data back in JSON.
 */
export function mayAskForCbor(client: KinesisClient): void {
  known.set(client, 'ask');
}

/** Whether it may be spoken to in CBOR: it was, or it may be asked. */
export function maySpeakCbor(client: KinesisClient): boolean {
  return (known.get(client) ?? 'no') !== 'no';
}

/** Whether its endpoint is known to speak it. */
export function speaksCbor(client: KinesisClient): boolean {
  return known.get(client) === 'yes';
}

export function learnCbor(client: KinesisClient, speaks: boolean): void {
  known.set(client, speaks ? 'yes' : 'no');
}
