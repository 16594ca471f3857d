/**
 * The seam between the simulator's protocol (bytes, headers, checks of form) and
 * its service (streams, shards, records).
 *
 * Inputs and outputs carry the member names of the API. Blobs are Uint8Array,
 * timestamps are epoch milliseconds, everything else is as in JSON; a member that is
 * absent is not there. The protocol has checked types and constraints before the
 * service sees an input, and encodes the output by the operation's shape.
 */
export type ApiObject = { readonly [member: string]: ApiValue | undefined };
export type ApiValue = string | number | boolean | Uint8Array | readonly ApiValue[] | ApiObject;

/** An error of the service as it goes over the wire. */
export class ServiceError extends Error {
  /** The HTTP status, 400 unless said otherwise. */
  readonly status: number;

  /** @param name the error's `__type`, such as `ResourceNotFoundException` */
  constructor(name: string, message: string, status = 400) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

/** Events of SubscribeToShard; the protocol frames them. A ServiceError ends the stream as an exception frame. */
export interface Subscription {
  readonly events: AsyncIterable<ApiObject>;
}

export interface Service {
  /**
   * Runs one operation.
   * @param operation its name, such as `PutRecords`
   * @throws ServiceError
   */
  call(operation: string, input: ApiObject): Promise<ApiObject>;
  /** SubscribeToShard. Stops when `signal` aborts. @throws ServiceError */
  subscribe(input: ApiObject, signal: AbortSignal): Promise<Subscription>;
  /** Whether a limit that the form of a request is checked against holds; absent: all do. */
  enforces?(quota: string): boolean;
}

/** One request, whatever door it came through. Header names are in lower case. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Aborts when the client hangs up. */
  readonly signal?: AbortSignal;
}

/** One answer; a body that is an iterable is an event stream, sent frame by frame. */
export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes that nobody else holds: a door may give their memory away. */
  readonly body: Uint8Array | AsyncIterable<Uint8Array>;
}
