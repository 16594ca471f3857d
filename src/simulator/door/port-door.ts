import { releaseBytes } from '../../base/byte-pool.ts';
import { errorMessage } from '../../base/error-message.ts';
import type { WireRequest, WireResponse } from '../operation.ts';

/**
 * The simulator's door for workers: HTTP requests and answers as messages on a
 * MessagePort. `connection/client/practice-door.ts` is the other side.
 */
export type DoorRequest =
  | { readonly id: number; readonly request: Omit<WireRequest, 'signal'> }
  | { readonly id: number; readonly abort: true };

export type DoorAnswer =
  | {
      readonly id: number;
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      /** Absent for an event stream: its bytes follow as chunks. */
      readonly body?: Uint8Array;
    }
  | { readonly id: number; readonly chunk: Uint8Array }
  | { readonly id: number; readonly end: true }
  /** The connection was cut: no answer, or none any more. */
  | { readonly id: number; readonly cut: string };

type Handler = (request: WireRequest) => Promise<WireResponse>;

/** Answers the requests that come through `port`. */
export function openPortDoor(port: MessagePort, handler: Handler): void {
  const running = new Map<number, AbortController>();
  port.onmessage = (event: MessageEvent<DoorRequest>) => {
    const { data } = event;
    if ('abort' in data) {
      running.get(data.id)?.abort();
      return;
    }
    const controller = new AbortController();
    running.set(data.id, controller);
    void answer(port, handler, data.id, { ...data.request, signal: controller.signal }).finally(
      () => running.delete(data.id),
    );
  };
}

async function answer(
  port: MessagePort,
  handler: Handler,
  id: number,
  request: WireRequest,
): Promise<void> {
  const post = (message: DoorAnswer, transfer: Transferable[] = []): void => {
    port.postMessage(message, transfer);
  };
  try {
    const { status, headers, body } = await handler(request);
    if (body instanceof Uint8Array) {
      // What came with the request was handed over, and nothing of it is needed any more.
      releaseBytes(request.body);
      post({ id, status, headers, body }, body.buffer instanceof ArrayBuffer ? [body.buffer] : []);
      return;
    }
    post({ id, status, headers });
    for await (const chunk of body) {
      if (request.signal?.aborted === true) return;
      post({ id, chunk });
    }
    post({ id, end: true });
  } catch (thrown) {
    // Nothing but a cut connection comes here: errors of the service are answers.
    post({ id, cut: errorMessage(thrown) });
  }
}
