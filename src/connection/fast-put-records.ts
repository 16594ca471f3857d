import { PutRecordsCommand, type KinesisClient } from '@aws-sdk/client-kinesis';
import { collectBody } from '@smithy/core/protocols';
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import type { HttpHandler } from '@smithy/protocol-http';
import type { EntryResult, OutgoingRecord, PutReply } from '../load/target.ts';
import { putRecordsBody, releaseBody } from './put-records-body.ts';
import { PutRecordsFetch } from './put-records-fetch.ts';
import { parsePutRecordsReply } from './put-records-reply.ts';
import { WithSignal } from './with-signal.ts';

/** Rides on the input of a PutRecords command; the SDK's own serializer never sees it. */
const CALL = Symbol('call');
const ENTRIES = Symbol('entries');

/** One call on its way through the SDK's client. */
interface Call {
  readonly records: readonly OutgoingRecord[];
  readonly signal: AbortSignal;
  body: Uint8Array<ArrayBuffer> | undefined;
}

interface FastInput {
  readonly StreamName: string;
  readonly Records: [];
  readonly [CALL]: Call;
}

/** The part of the SDK's protocol that is replaced. */
interface Protocol {
  serializeRequest(
    operation: { readonly name: string },
    input: object,
    context: object,
  ): Promise<{ body?: unknown }>;
  deserializeResponse(
    operation: { readonly name: string },
    context: object,
    response: WireResponse,
  ): Promise<object>;
}

interface WireResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/**
 * PutRecords through a client.
 * @throws what the client throws, and MalformedReplyError
 */
export type PutRecordsCall = (
  streamName: string,
  records: readonly OutgoingRecord[],
  signal: AbortSignal,
) => Promise<PutReply>;

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
 * (performance figures in bench/). From then on PutRecords of this client works only
 * through the function that is returned.
 */
function tune(client: KinesisClient): PutRecordsCall {
  const { config } = client;
  const signals = new WeakMap<object, AbortSignal>();
  const protocol: unknown = tuned(config.protocol as unknown as Protocol, signals);
  config.protocol = protocol as KinesisClient['config']['protocol'];
  const own = config.requestHandler as unknown as HttpHandler<Record<string, unknown>>;
  const handler: unknown = new WithSignal(
    own instanceof FetchHttpHandler ? new PutRecordsFetch(own) : own,
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
  // What the SDK's own `cacheMiddleware` does, which an abort signal switches off.
  const send = new PutRecordsCommand({ StreamName: '', Records: [] }).resolveMiddleware(
    stack,
    config,
    {},
  );
  return async (streamName, records, signal) => {
    const call: Call = { records, signal, body: undefined };
    const input: FastInput = { StreamName: streamName, Records: [], [CALL]: call };
    const { output } = await send({ input });
    // Only after a whole answer: nobody reads the body then.
    if (call.body !== undefined) releaseBody(call.body);
    const { requestId } = output.$metadata;
    return {
      entries: (output as { [ENTRIES]?: readonly EntryResult[] })[ENTRIES] ?? [],
      ...(requestId !== undefined && { requestId }),
    };
  };
}

function tuned(own: Protocol, signals: WeakMap<object, AbortSignal>): Protocol {
  const protocol = Object.create(own) as Protocol;
  protocol.serializeRequest = async (operation, input, context) => {
    const { [CALL]: call, ...rest } = input as FastInput;
    const request = await own.serializeRequest(operation, rest, context);
    if (call === undefined) return request;
    call.body = putRecordsBody(rest.StreamName, call.records);
    signals.set(call.body, call.signal);
    request.body = call.body;
    return request;
  };
  protocol.deserializeResponse = async (operation, context, response) => {
    const { statusCode, headers, body } = response;
    if (operation.name !== 'PutRecords' || statusCode >= 300)
      return own.deserializeResponse(operation, context, response);
    const $metadata = { httpStatusCode: statusCode, ...requestIdOf(headers) };
    try {
      const bytes = await collectBody(body, context as Parameters<typeof collectBody>[1]);
      return { $metadata, [ENTRIES]: parsePutRecordsReply(bytes) };
    } catch (thrown) {
      if (thrown instanceof Error) Object.assign(thrown, { $metadata });
      throw thrown;
    }
  };
  return protocol;
}

function requestIdOf(headers: Readonly<Record<string, string>>): { requestId?: string } {
  for (const name in headers) {
    const lower = name.toLowerCase();
    if (lower === 'x-amzn-requestid' || lower === 'x-amz-request-id')
      return { requestId: headers[name] ?? '' };
  }
  return {};
}
