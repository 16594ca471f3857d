import type { KinesisClient } from '@aws-sdk/client-kinesis';
import { getSchemaSerdePlugin } from '@smithy/core/schema';
import { HttpRequest } from '@smithy/protocol-http';
import type { EntryResult, OutgoingRecord } from '../../load/target.ts';
import { bytesOf, inJson, type WireResponse } from '../cbor/cbor-answer.ts';
import { isCbor } from '../../kinesis/content-types.ts';
import { cborForm, jsonForm, type Form } from './form.ts';
import { markStreamed } from './streamed.ts';

/** One call on its way through the SDK's client, as the input of its PutRecords command. */
export interface PutRecordsInput {
  readonly Records: [];
  readonly [CALL]: Call;
}

interface Call {
  /** Its name or its ARN. */
  readonly stream: string;
  readonly records: readonly OutgoingRecord[];
  readonly signal: AbortSignal;
  readonly form: Form;
  readonly streamed: boolean;
  body?: Uint8Array<ArrayBuffer>;
}

export interface PutRecordsOptions {
  readonly signal: AbortSignal;
  /** Whether the body goes as a stream, which a browser does not send twice. */
  readonly streamed: boolean;
}

export interface PutRecordsOutput {
  readonly $metadata: { readonly httpStatusCode: number; readonly requestId?: string };
  readonly [ENTRIES]: readonly EntryResult[];
}

const CALL = Symbol('call');
const ENTRIES = Symbol('entries');

export function inputOf(
  stream: string,
  records: readonly OutgoingRecord[],
  form: Form,
  { signal, streamed }: PutRecordsOptions,
): PutRecordsInput {
  return { Records: [], [CALL]: { stream, records, form, signal, streamed } };
}

export function entriesOf(output: PutRecordsOutput): readonly EntryResult[] {
  return output[ENTRIES];
}

/** The bytes that were sent, once they were made. */
export function bodyOf(input: PutRecordsInput): Uint8Array<ArrayBuffer> | undefined {
  return input[CALL].body;
}

interface Args {
  readonly input: PutRecordsInput;
  readonly request?: HttpRequest;
}

interface Outcome {
  readonly response: WireResponse;
  readonly output?: PutRecordsOutput;
}

type Next = (args: Args) => Promise<Outcome>;
interface Context {
  readonly endpointV2?: { readonly url: URL };
}
type Middleware = (next: Next, context: Context) => Next;
type Stack = KinesisClient['middlewareStack'];

const SERIALIZER = 'serializerMiddleware';
const DESERIALIZER = 'deserializerMiddleware';

/**
 * Puts our own reading and writing in the place of the SDK's walks through the schema, each of
 * which begins with a copy of the client's whole configuration. Requests are made after one that
 * the SDK made, and errors are read by the SDK.
 * @param signals is given the signal of each call, by the body of its request
 */
export function replaceSerde(
  stack: Stack,
  client: KinesisClient,
  signals: WeakMap<object, AbortSignal>,
): void {
  const sdk = ownOf(client);
  const write: Middleware = (next, context) => {
    const copyOf = pattern(sdk.serializer, context);
    return async (args) => {
      const { [CALL]: call } = args.input;
      const request = await copyOf();
      call.body = call.form.body(call.stream, call.records);
      signals.set(call.body, call.signal);
      if (call.streamed) markStreamed(call.body);
      request.body = call.body;
      request.headers['content-type'] = call.form.contentType;
      request.headers['content-length'] = String(call.body.byteLength);
      return next({ ...args, request });
    };
  };
  const read: Middleware = (next, context) => async (args) => {
    const { response } = await next(args);
    const { statusCode, headers, body } = response;
    if (statusCode >= 300) {
      const readable = await inJson(response, client.config);
      return sdk.deserializer(() => Promise.resolve({ response: readable }), context)(args);
    }
    const $metadata = { httpStatusCode: statusCode, ...requestIdOf(headers) };
    try {
      const form = isCbor(headers) ? cborForm : jsonForm;
      const entries = form.entries(await bytesOf(body, client.config));
      return { response, output: { $metadata, [ENTRIES]: entries } };
    } catch (thrown) {
      if (thrown instanceof Error) Object.assign(thrown, { $metadata });
      throw thrown;
    }
  };
  const add = stack.add.bind(stack) as unknown as Add;
  add(write, { name: SERIALIZER, step: 'serialize', override: true });
  add(read, { name: DESERIALIZER, step: 'deserialize', override: true });
}

type Add = (middleware: Middleware, options: Readonly<Record<string, unknown>>) => void;

/** The SDK's middleware. */
function ownOf({ config }: KinesisClient): { serializer: Middleware; deserializer: Middleware } {
  const found = new Map<unknown, Middleware>();
  const add: Add = (middleware, { name }) => found.set(name, middleware);
  getSchemaSerdePlugin(config as never).applyToStack({ add } as never);
  const [serializer, deserializer] = [found.get(SERIALIZER), found.get(DESERIALIZER)];
  if (serializer === undefined || deserializer === undefined)
    throw new Error('The SDK has other names for what reads and writes its messages.');
  return { serializer, deserializer };
}

/** Copies of a request with no records that the SDK made, once for each endpoint. */
function pattern(serializer: Middleware, context: Context): () => Promise<HttpRequest> {
  let made: { readonly href: string | undefined; readonly request: HttpRequest } | undefined;
  return async () => {
    const href = context.endpointV2?.url.href;
    if (made === undefined || made.href !== href) {
      let request: HttpRequest | undefined;
      const none: Next = (args) => {
        request = args.request;
        return Promise.resolve({ response: { statusCode: 0, headers: {}, body: undefined } });
      };
      const nothing = { StreamName: '', Records: [] } as unknown as PutRecordsInput;
      await serializer(none, context)({ input: nothing });
      if (request === undefined) throw new Error('The SDK made no request.');
      made = { href, request };
    }
    return HttpRequest.clone(made.request);
  };
}

function requestIdOf(headers: Readonly<Record<string, string>>): { requestId?: string } {
  for (const name in headers) {
    const lower = name.toLowerCase();
    if (lower === 'x-amzn-requestid' || lower === 'x-amz-request-id')
      return { requestId: headers[name] ?? '' };
  }
  return {};
}
