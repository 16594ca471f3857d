import type { KinesisClient, PutRecordsCommandInput } from '@aws-sdk/client-kinesis';
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import { collectBody } from '@smithy/core/protocols';
import type { EntryResult, OutgoingRecord } from '../load/target.ts';
import { putRecordsBody, releaseBody } from './put-records-body.ts';
import { PutRecordsFetch } from './put-records-fetch.ts';
import { parsePutRecordsReply } from './put-records-reply.ts';

/** Rides on the input of a PutRecords command; the SDK's own serializer never sees it. */
const RECORDS = Symbol('records');
const ENTRIES = Symbol('entries');

interface FastInput extends PutRecordsCommandInput {
  [RECORDS]?: readonly OutgoingRecord[];
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

const tuned = new WeakSet<object>();
/** The body that was made for a list of records, until its call is over. */
const bodies = new WeakMap<readonly OutgoingRecord[], Uint8Array<ArrayBuffer>>();

/**
 * Lets PutRecords of this client pass its records through unread: the body is built
 * straight from bytes, and the reply is read without a walk through its schema. All
 * else, signing, endpoints and errors too, stays the SDK's. Costs a quarter of the
 * SDK's own way (performance figures in bench/). From then on PutRecords of this client
 * answers through {@link fastEntries} only.
 */
export function tunePutRecords(client: KinesisClient): void {
  if (tuned.has(client)) return;
  tuned.add(client);
  const own = client.config.protocol as unknown as Protocol;
  const protocol = Object.create(own) as Protocol;
  protocol.serializeRequest = async (operation, input, context) => {
    const { [RECORDS]: records, ...rest } = input as FastInput;
    if (records === undefined) return own.serializeRequest(operation, input, context);
    const request = await own.serializeRequest(operation, rest, context);
    const body = putRecordsBody(rest.StreamName ?? '', records);
    request.body = body;
    bodies.set(records, body);
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
  client.config.protocol = protocol as unknown as KinesisClient['config']['protocol'];
  const handler: unknown = client.config.requestHandler;
  if (handler instanceof FetchHttpHandler)
    client.config.requestHandler = new PutRecordsFetch(handler);
}

/** The input of a PutRecords command for a tuned client. */
export function fastInput(
  streamName: string,
  records: readonly OutgoingRecord[],
): PutRecordsCommandInput {
  const input: FastInput = { StreamName: streamName, Records: [], [RECORDS]: records };
  return input;
}

/** What a tuned client read from the reply; `undefined` when it was not tuned. */
export function fastEntries(output: object): readonly EntryResult[] | undefined {
  return (output as { [ENTRIES]?: readonly EntryResult[] })[ENTRIES];
}

/** Lets the next call use the body's memory. Only after a whole answer: nobody reads it then. */
export function releaseRecords(records: readonly OutgoingRecord[]): void {
  const body = bodies.get(records);
  if (body === undefined) return;
  bodies.delete(records);
  releaseBody(body);
}

function requestIdOf(headers: Readonly<Record<string, string>>): { requestId?: string } {
  for (const name in headers) {
    const lower = name.toLowerCase();
    if (lower === 'x-amzn-requestid' || lower === 'x-amz-request-id')
      return { requestId: headers[name] ?? '' };
  }
  return {};
}
