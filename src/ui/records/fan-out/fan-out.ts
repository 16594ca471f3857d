import { createStore } from 'zustand/vanilla';
import { connectionKey } from '../../../connection/connection.ts';
import { sendLast, type SignedRequest } from '../../../connection/kinesis/signed-request.ts';
import type { FanOutState } from '../../../workers/reader/consumers/protocol.ts';
import { connection } from '../../state/connection/connection.ts';
import { threads } from '../../state/connection/threads.ts';
import { forgetConsumer, rememberConsumer } from '../../state/reading/left-consumers.ts';

/** The registered consumer of this page's reading, as the worker tells it. */
export const fanOut = createStore<FanOutState>(() => ({ state: 'off' }));

let listening: Promise<void> | undefined;
let farewell: SignedRequest | undefined;
/** To the simulator, for a last message; `undefined` when the connection has none. */
let door: MessagePort | undefined;

async function listen(): Promise<void> {
  const { reader } = await threads();
  let mine: string | undefined;
  reader.on('fan-out:state', (state) => {
    fanOut.setState(state, true);
    if (state.state === 'on' && state.registered) {
      mine = state.arn;
      rememberConsumer(connectionKey(connection.getState().current), state.arn);
    } else if (state.state === 'off' && mine !== undefined) {
      forgetConsumer(mine);
      mine = undefined;
    }
  });
  reader.on('fan-out:farewell', (request) => {
    farewell = request;
  });
  addEventListener('pagehide', () => {
    if (farewell !== undefined) sendLast(farewell, door);
    farewell = undefined;
  });
  // Back from the browser's cache of pages, whose consumer said goodbye.
  addEventListener('pageshow', (event) => {
    if (event.persisted && fanOut.getState().state !== 'off') location.reload();
  });
}

async function openDoor(): Promise<void> {
  door?.close();
  door = undefined;
  if (connection.getState().current.kind !== 'practice') return;
  const { practice } = await threads();
  const { port1, port2 } = new MessageChannel();
  await practice.call('door:open', { port: port1 }, [port1]);
  door = port2;
}

/** Registers a consumer for a stream. @returns whether it can be read with now */
export async function registerConsumer(stream: string, name: string): Promise<boolean> {
  listening ??= listen();
  await listening;
  await openDoor();
  const { reader } = await threads();
  const opened = await reader.call('fan-out:open', { stream, name });
  return opened.ok;
}

/** The next reading polls, and this says so at once. The worker removes the consumer then. */
export function leaveConsumer(): void {
  fanOut.setState({ state: 'off' }, true);
}
