import { PutRecordsCommand, type KinesisClient } from '@aws-sdk/client-kinesis';
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import type { HttpHandler } from '@smithy/protocol-http';
import { releaseBytes } from '../../base/byte-pool.ts';
import type { OutgoingRecord, PutReply } from '../../load/target.ts';
import { speaksCbor } from '../cbor/cbor-call.ts';
import { cborForm, jsonForm } from './form.ts';
import { KnownEndpoint } from './known-endpoint.ts';
import { PutRecordsRequest } from './request.ts';
import {
  bodyOf,
  entriesOf,
  inputOf,
  replaceSerde,
  type PutRecordsInput,
  type PutRecordsOptions,
  type PutRecordsOutput,
} from './serde.ts';
import { sendingOf, type Sending } from './sending.ts';
import { WithSignal } from './with-signal.ts';

/**
 * PutRecords through a client, to a stream by its name or its ARN.
 * @throws what the client throws, and MalformedReplyError
 */
export type PutRecordsCall = (
  stream: string,
  records: readonly OutgoingRecord[],
  options: PutRecordsOptions,
) => Promise<PutReply>;

type Send = (args: { input: PutRecordsInput }) => Promise<{ output: PutRecordsOutput }>;

const calls = new WeakMap<KinesisClient, PutRecordsCall>();

/** {@link tune}, once for each client. */
export function putRecordsThrough(client: KinesisClient): PutRecordsCall {
  const known = calls.get(client);
  if (known !== undefined) return known;
  const call = tune(client);
  calls.set(client, call);
  return call;
}

/**
 * Lets PutRecords of this client pass its records through unread: the body is built
 * straight from bytes, the reply is read without a walk through its schema, and the
 * client's middleware is put together once instead of for each call. All else, signing,
 * endpoints and errors too, stays the SDK's. Costs a quarter of the SDK's own way
 * (performance figures in bench/).
 */
function tune(client: KinesisClient): PutRecordsCall {
  const { config } = client;
  const signals = new WeakMap<object, AbortSignal>();
  const own = config.requestHandler as unknown as HttpHandler<Record<string, unknown>>;
  const handler: unknown = new WithSignal(
    own instanceof FetchHttpHandler ? new PutRecordsRequest(own) : own,
    signals,
  );
  config.requestHandler = handler as KinesisClient['config']['requestHandler'];
  const stack = client.middlewareStack.clone();
  // What they tell is for AWS's statistics and for Lambda, and the run retries by itself: 0.2 µs
  // a record.
  stack.remove('getUserAgentMiddleware');
  stack.remove('recursionDetectionMiddleware');
  stack.add((next) => next, {
    name: 'retryMiddleware',
    step: 'finalizeRequest',
    priority: 'high',
    override: true,
  });
  replaceSerde(stack, client, signals);
  // Set where the body is made, of which the length is known.
  stack.remove('contentLengthMiddleware');
  keepSigner(client);
  const endpoint = new KnownEndpoint(client);
  // What the SDK's own `cacheMiddleware` does, which an abort signal switches off.
  const send = new PutRecordsCommand({ StreamName: '', Records: [] }).resolveMiddleware(
    stack,
    endpoint.config,
    {},
  ) as unknown as Send;
  return async (stream, records, options) => {
    if (!endpoint.known) await endpoint.find();
    const input = inputOf(stream, records, speaksCbor(client) ? cborForm : jsonForm, options);
    const output = await sent(send, input);
    // Only after a whole answer: nobody reads the body then.
    const body = bodyOf(input);
    if (body !== undefined) releaseBytes(body);
    const { requestId } = output.$metadata;
    const copies = body === undefined ? undefined : COPIES[sendingOf(body) ?? 'once'];
    return {
      entries: entriesOf(output),
      ...(requestId !== undefined && { requestId }),
      ...(copies !== undefined && { copies }),
    };
  };
}

const COPIES: Readonly<Record<Sending, PutReply['copies']>> = {
  once: undefined,
  again: 'possible',
  unseen: 'unseen',
};

/** @throws what the client throws; it says when an earlier sending may have been stored */
async function sent(send: Send, input: PutRecordsInput): Promise<PutRecordsOutput> {
  try {
    return (await send({ input })).output;
  } catch (thrown) {
    const body = bodyOf(input);
    if (body !== undefined && sendingOf(body) === 'again' && thrown instanceof Error)
      Object.assign(thrown, { sentAgain: true });
    throw thrown;
  }
}

/** The SDK makes a signer for each call, out of a copy of the whole configuration: 0.06 µs a record. */
function keepSigner({ config }: KinesisClient): void {
  const { signer } = config;
  let kept: ReturnType<typeof signer> | undefined;
  config.signer = (scheme) => (kept ??= signer(scheme));
}
