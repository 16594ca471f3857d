import { config } from 'zod/v4/core';
import { own } from '../base/own.ts';

/**
 * The one worker script. What a worker does is its name, so that the roles share
 * their chunks (the SDK, the template engine) instead of each bundling its own.
 *
 * A worker is spoken to through ports only: a SharedWorker gets one with every page
 * that connects, a dedicated worker in its first message. Ports that come before the
 * role is loaded wait; a port keeps its messages until it is started.
 */
// zod asks by `new Function` whether it may compile: under our policy that is a violation.
config({ jitless: true });

type Accept = (port: MessagePort) => void;

const ROLES: Readonly<Record<string, () => Promise<{ accept: Accept }>>> = {
  practice: () => import('./practice/role.ts'),
  load: () => import('./load/role.ts'),
  reader: () => import('./reader/role.ts'),
  preview: () => import('./preview/role.ts'),
};

const early: MessagePort[] = [];
let accept: Accept = (port) => early.push(port);

function onPort(event: MessageEvent): void {
  const [port] = event.ports;
  if (port !== undefined) accept(port);
}

globalThis.addEventListener('connect', (event) => {
  onPort(event as MessageEvent);
});
globalThis.addEventListener('message', onPort);

async function start(): Promise<void> {
  // The DOM library types a page's scope; a worker's has its name in the same place.
  const { name } = globalThis as unknown as { readonly name: string };
  const load = own(ROLES, name);
  if (load === undefined) throw new Error(`no worker role "${name}"`);
  const role = await load();
  accept = (port) => {
    role.accept(port);
  };
  early.forEach(accept);
}

void start();
