import type { KinesisClient, ListShardsCommand, ListShardsOutput } from '@aws-sdk/client-kinesis';
import type { HttpRequest } from '@smithy/protocol-http';
import { encodeCbor, type CborValue } from '../../base/cbor-encode.ts';
import { CBOR_TYPE, isCbor } from '../../kinesis/content-types.ts';
import { inJson, type WireResponse } from './cbor-answer.ts';

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
function maySpeakCbor(client: KinesisClient): boolean {
  return (known.get(client) ?? 'no') !== 'no';
}

/** Whether its endpoint is known to speak it. */
export function speaksCbor(client: KinesisClient): boolean {
  return known.get(client) === 'yes';
}

function learnCbor(client: KinesisClient, speaks: boolean): void {
  known.set(client, speaks ? 'yes' : 'no');
}

/** The answer was none of a service that speaks CBOR. */
class NotSpoken extends Error {}

/**
 * A call with its body in CBOR, where the client may ask for it, and until it is known that the
 * endpoint does not speak it: then it answers with some error or other. A call that reads teaches
 * what PutRecords may be written in, and nothing is stored by it.
 *
 * @returns `undefined` when the call has to be made in JSON
 * @throws what the client throws, when the service's answer was an error, or the call was cut off
 */
export async function inCborIfSpoken(
  client: KinesisClient,
  command: ListShardsCommand,
  signal: AbortSignal,
): Promise<ListShardsOutput | undefined> {
  if (!maySpeakCbor(client)) return undefined;
  writeInCbor(client, command);
  try {
    return await client.send(command, { abortSignal: signal });
  } catch (thrown) {
    // An answer in another form is one; that none came may have other reasons.
    if (thrown instanceof NotSpoken) learnCbor(client, false);
    else if (speaksCbor(client) || signal.aborted) throw thrown;
    return undefined;
  }
}

interface Args {
  readonly input: object;
  readonly request: HttpRequest;
}
type Next = (args: Args) => Promise<{ readonly response: WireResponse }>;
type Middleware = (next: Next) => Next;

/** The SDK writes and reads JSON as ever; between it and the wire both are CBOR. */
function writeInCbor(client: KinesisClient, { middlewareStack }: ListShardsCommand): void {
  const write: Middleware = (next) => (args) => {
    args.request.body = encodeCbor(args.input as CborValue);
    args.request.headers['content-type'] = CBOR_TYPE;
    return next(args);
  };
  const read: Middleware = (next) => async (args) => {
    const { response } = await next(args);
    if (!isCbor(response.headers)) throw new NotSpoken();
    learnCbor(client, true);
    return { response: await inJson(response, client.config) };
  };
  const add = middlewareStack.addRelativeTo.bind(middlewareStack) as unknown as (
    middleware: Middleware,
    where: Readonly<Record<string, string>>,
  ) => void;
  add(write, { relation: 'after', toMiddleware: 'serializerMiddleware', name: 'writeCbor' });
  add(read, { relation: 'after', toMiddleware: 'deserializerMiddleware', name: 'readCbor' });
}
