import { Sfc32, type Random } from '../../base/random.ts';
import { CBOR_TYPE, JSON_TYPE } from '../../kinesis/content-types.ts';
import {
  ServiceError,
  type ApiObject,
  type Service,
  type WireRequest,
  type WireResponse,
} from '../operation.ts';
import { ConnectionCut } from '../service/errors.ts';
import { authProblem } from './auth-form.ts';
import { cborCodec, jsonCodec, type Codec } from './codec.ts';
import { addCorsHeaders } from './cors.ts';
import { decodeInput } from './decode.ts';
import { OPERATIONS, TARGET_PREFIX } from './model/operations.ts';
import { extendedRequestId, requestId } from './request-ids.ts';
import {
  accessDeniedXml,
  answer,
  bareError,
  errorAnswer,
  plainJsonRefusal,
  typeError,
  unknownOperationXml,
  type Headers,
} from './responses.ts';
import type { Operation, StructureShape } from './shape.ts';
import { subscriptionAnswer } from './subscription.ts';
import { TypeFailure } from './type-failure.ts';
import { validationMessage } from './validate.ts';

export interface HandlerOptions {
  /** For request ids. */
  readonly random?: Random;
  /** Told of what the service threw and should not have: a bug of ours, answered as a 500. */
  readonly onBug?: (thrown: unknown) => void;
}

const INTERNAL_FAILURE = new ServiceError(
  'InternalFailureException',
  'Internal service failure.',
  500,
);

export type Handler = (request: WireRequest) => Promise<WireResponse>;

/**
 * The front end of the service: from bytes and headers to an operation, and back. Checks
 * run in the order of AWS (docs/kinesis.md#order-of-checks): preflight, method, content type and
 * body, target, authentication, types, constraints; what is left the service answers.
 *
 * A cut connection is thrown on to the door, for which alone it can have a meaning.
 */
export function createHandler(service: Service, options: HandlerOptions = {}): Handler {
  const random = options.random ?? new Sfc32(crypto.getRandomValues(new Uint32Array(1))[0]);
  return async (request) => {
    const headers: Headers = { 'x-amzn-requestid': requestId(random) };
    const { origin } = request.headers;
    const isPreflight = request.method === 'OPTIONS' && origin !== undefined;
    if (!isPreflight) headers['x-amz-id-2'] = extendedRequestId(random);
    if (origin !== undefined) addCorsHeaders(request, headers);
    if (isPreflight) return answer(200, headers);

    const front = readFront(request, headers);
    if ('status' in front) return front;
    const { codec, name, operation, raw } = front;
    try {
      const input = decodeInput(raw, operation.input);
      const problem = validationMessage(input, checkedShape(service, operation));
      if (problem !== undefined) throw new ServiceError('ValidationException', problem);
      if (name === 'SubscribeToShard') {
        return await subscriptionAnswer(service, input, request.signal, codec, headers);
      }
      return outputAnswer(codec, headers, operation, await service.call(name, input));
    } catch (thrown) {
      if (thrown instanceof TypeFailure) return typeError(codec, headers, thrown);
      if (thrown instanceof ServiceError) return errorAnswer(codec, headers, thrown);
      if (thrown instanceof ConnectionCut) throw thrown;
      options.onBug?.(thrown);
      return errorAnswer(codec, headers, INTERNAL_FAILURE);
    }
  };
}

function checkedShape(service: Service, { input, without }: Operation): StructureShape {
  return without !== undefined && service.enforces?.(without.quota) === false
    ? without.input
    : input;
}

interface Front {
  readonly codec: Codec;
  readonly name: string;
  readonly operation: Operation;
  readonly raw: unknown;
}

/** Everything before the operation's own shape matters. */
function readFront(request: WireRequest, headers: Headers): Front | WireResponse {
  if (request.method !== 'POST') return accessDeniedXml(headers);
  const contentType = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim() ?? '';
  const [prefix = '', name = ''] = (request.headers['x-amz-target'] ?? '').split('.');
  const operation = prefix === TARGET_PREFIX ? OPERATIONS.get(name) : undefined;

  if (request.body.length === 0) {
    const codec = contentType === JSON_TYPE ? jsonCodec : cborCodec;
    const error = operation === undefined ? 'UnknownOperationException' : 'SerializationException';
    return bareError(codec, headers, error);
  }
  const codec =
    contentType === CBOR_TYPE
      ? cborCodec
      : contentType === JSON_TYPE || contentType === 'application/json'
        ? jsonCodec
        : undefined;
  if (codec === undefined) {
    return prefix === '' || name === '' ? accessDeniedXml(headers) : unknownOperationXml(headers);
  }
  const raw = codec.parse(request.body);
  if (typeof raw !== 'object' || raw === null) {
    return contentType === 'application/json'
      ? plainJsonRefusal(headers, 'SerializationException', 400)
      : bareError(codec, headers, 'SerializationException');
  }
  if (contentType === 'application/json') {
    return plainJsonRefusal(headers, 'UnknownOperationException', 404);
  }
  if (operation === undefined) return bareError(codec, headers, 'UnknownOperationException');

  const problem = authProblem(request.headers, request.path);
  if (problem !== undefined) {
    return errorAnswer(codec, headers, new ServiceError(problem.name, problem.message));
  }
  return { codec, name, operation, raw };
}

/** Operations without an output answer with no body at all (docs/kinesis.md#empty-answers). */
function outputAnswer(
  codec: Codec,
  headers: Headers,
  operation: Operation,
  output: ApiObject,
): WireResponse {
  const body =
    operation.output === undefined ? new Uint8Array() : codec.encode(output, operation.output);
  return answer(200, headers, body, codec.contentType);
}
