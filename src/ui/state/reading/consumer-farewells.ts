import { connectionKey } from '../../../connection/connection.ts';
import { sendLast, type SignedRequest } from '../../../connection/kinesis/signed-request.ts';
import type { Remote } from '../../../workers/port.ts';
import type { ReaderProtocol } from '../../../workers/reader/protocol.ts';
import { forgetConsumer, rememberConsumer } from './left-consumers.ts';
import { connection } from '../connection/connection.ts';
import { threads } from '../connection/threads.ts';

const farewells = new Map<string, SignedRequest>();
/** ARNs of registered consumers that this page made, by consumer. */
const made = new Map<string, string>();
/** To the simulator, for a last message; `undefined` when the connection has none. */
let door: MessagePort | undefined;

/** Registered consumers cost money: a page that closes removes those of its named consumers. */
export function watchFarewells(reader: Remote<ReaderProtocol>): void {
  reader.on('consumer:farewell', ({ id, request }) => {
    if (request === undefined) farewells.delete(id);
    else {
      farewells.set(id, request);
      if (door === undefined) void openDoor();
    }
  });
  reader.on('consumers:state', (states) => {
    const now = new Map<string, string>();
    for (const { id, fanOut } of states)
      if (fanOut.state === 'on' && fanOut.registered) now.set(id, fanOut.arn);
    for (const [id, arn] of now)
      if (made.get(id) !== arn) rememberConsumer(connectionKey(connection.getState().current), arn);
    for (const [id, arn] of made)
      if (now.get(id) !== arn && states.find((one) => one.id === id)?.fanOut.state !== 'leaving')
        forgetConsumer(arn);
    made.clear();
    for (const [id, arn] of now) made.set(id, arn);
  });
  connection.subscribe(() => {
    door?.close();
    door = undefined;
  });
  addEventListener('pagehide', () => {
    for (const request of farewells.values()) sendLast(request, door);
    farewells.clear();
  });
  // Back from the browser's cache of pages: the consumers said goodbye.
  addEventListener('pageshow', (event) => {
    if (event.persisted && made.size > 0) location.reload();
  });
}

async function openDoor(): Promise<void> {
  if (connection.getState().current.kind !== 'practice') return;
  const { practice } = await threads();
  const { port1, port2 } = new MessageChannel();
  door = port2;
  await practice.call('door:open', { port: port1 }, [port1]);
}
