import type { DeregisterStreamConsumerCommand, KinesisClient } from '@aws-sdk/client-kinesis';
import type { HttpRequest } from '@smithy/protocol-http';
import { assert } from '../../base/assert.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import type { DoorRequest } from '../../simulator/door/port-door.ts';

/** A request that is signed and ready to go, as plain data. */
export interface SignedRequest {
  readonly url: string;
  readonly method: string;
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Signs what a command would send, and does not send it. */
export async function signOnly(
  client: KinesisClient,
  command: DeregisterStreamConsumerCommand,
): Promise<SignedRequest> {
  let signed: HttpRequest | undefined;
  command.middlewareStack.addRelativeTo(
    () => (args: object) => {
      signed = (args as { readonly request: HttpRequest }).request;
      return Promise.resolve({ output: { $metadata: {} }, response: undefined });
    },
    { relation: 'before', toMiddleware: 'deserializerMiddleware', name: 'signOnly' },
  );
  await client.send(command);
  assert(signed !== undefined, 'the stack passes the request on');
  return plain(signed);
}

function plain({ protocol, hostname, port, path, method, headers, body }: HttpRequest) {
  const bytes = typeof body === 'string' ? encodeUtf8(body) : (body as Uint8Array);
  return {
    url: `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`,
    method,
    path,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    body: new Uint8Array(bytes),
  };
}

/**
 * Sends a signed request from a page that is being closed: nobody waits for the answer.
 * @param door to the simulator, for practice
 */
export function sendLast(request: SignedRequest, door: MessagePort | undefined): void {
  const { url, method, path, headers, body } = request;
  if (door !== undefined) {
    door.postMessage({ id: 1, request: { method, path, headers, body } } satisfies DoorRequest);
    return;
  }
  // The browser sets these itself.
  const { host: _host, 'content-length': _length, ...rest } = headers;
  void fetch(url, { method, headers: rest, body, keepalive: true }).catch(() => undefined);
}
