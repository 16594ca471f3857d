import { errorMessage, errorName } from '../base/error-message.ts';

/**
 * The one way threads talk. A protocol is a map of calls (name → function of one
 * argument) and a map of events (name → data); both sides are checked against it.
 */
export interface Protocol {
  readonly calls: Record<string, (argument: never) => unknown>;
  readonly events: Record<string, unknown>;
}

type Argument<P extends Protocol, K extends keyof P['calls']> = Parameters<P['calls'][K]>[0];
type Answer<P extends Protocol, K extends keyof P['calls']> = Awaited<ReturnType<P['calls'][K]>>;

type Message =
  | { readonly call: string; readonly id: number; readonly argument: unknown }
  | { readonly answer: number; readonly value: unknown }
  | { readonly answer: number; readonly error: { readonly name: string; readonly message: string } }
  | { readonly event: string; readonly data: unknown };

/** What a MessagePort, a Worker and a worker's own scope have in common. */
export interface Endpoint {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  start?(): void;
}

export type Handlers<P extends Protocol> = {
  readonly [K in keyof P['calls']]: (
    argument: Argument<P, K>,
  ) => Answer<P, K> | Promise<Answer<P, K>>;
};

/** An answer whose buffers move to the other side instead of being copied. */
const transfers = new WeakMap<object, Transferable[]>();

export function withTransfer<T extends object>(value: T, transfer: Transferable[]): T {
  transfers.set(value, transfer);
  return value;
}

/** Answers calls on `endpoint`; the result sends events. */
export function serve<P extends Protocol>(
  endpoint: Endpoint,
  handlers: Handlers<P>,
): <K extends keyof P['events'] & string>(event: K, data: P['events'][K]) => void {
  endpoint.addEventListener('message', (message: MessageEvent<Message>) => {
    const { data } = message;
    if ('call' in data) void answer(endpoint, handlers, data);
  });
  endpoint.start?.();
  return (event, data) => {
    endpoint.postMessage({ event, data } satisfies Message, []);
  };
}

async function answer<P extends Protocol>(
  endpoint: Endpoint,
  handlers: Handlers<P>,
  message: Extract<Message, { call: string }>,
): Promise<void> {
  const { id } = message;
  try {
    const handler = handlers[message.call as keyof P['calls']];
    if (handler === undefined) throw new Error(`no handler for ${message.call}`);
    const value: unknown = await handler(message.argument as never);
    const transfer = typeof value === 'object' && value !== null ? transfers.get(value) : undefined;
    endpoint.postMessage({ answer: id, value } satisfies Message, transfer ?? []);
  } catch (thrown) {
    const error = { name: errorName(thrown), message: errorMessage(thrown) };
    endpoint.postMessage({ answer: id, error } satisfies Message, []);
  }
}

export interface Remote<P extends Protocol> {
  call<K extends keyof P['calls'] & string>(
    name: K,
    argument: Argument<P, K>,
    transfer?: Transferable[],
  ): Promise<Answer<P, K>>;
  /** Listens to an event; the result stops listening. */
  on<K extends keyof P['events'] & string>(
    event: K,
    listener: (data: P['events'][K]) => void,
  ): () => void;
}

/** The calling side of `endpoint`. A failure there rejects here, with the same name and message. */
export function connect<P extends Protocol>(endpoint: Endpoint): Remote<P> {
  const waiting = new Map<
    number,
    { resolve: (value: never) => void; reject: (error: Error) => void }
  >();
  const listeners = new Map<string, Set<(data: never) => void>>();
  let lastId = 0;
  endpoint.addEventListener('message', (message: MessageEvent<Message>) => {
    const { data } = message;
    if ('event' in data) {
      listeners.get(data.event)?.forEach((listener) => {
        listener(data.data as never);
      });
    } else if ('answer' in data) {
      const entry = waiting.get(data.answer);
      waiting.delete(data.answer);
      if ('error' in data) entry?.reject(remoteError(data.error));
      else entry?.resolve(data.value as never);
    }
  });
  endpoint.start?.();
  return {
    call(name, argument, transfer = []) {
      const id = (lastId += 1);
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        endpoint.postMessage({ call: name, id, argument } satisfies Message, transfer);
      });
    },
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set);
      set.add(listener);
      return () => {
        set.delete(listener);
      };
    },
  };
}

function remoteError(data: { name: string; message: string }): Error {
  const error = new Error(data.message);
  error.name = data.name;
  return error;
}
