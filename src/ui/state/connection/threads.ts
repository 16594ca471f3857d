import type { Result } from '../../../base/result.ts';
import type { Connection } from '../../../connection/connection.ts';
import type { ControlOperation, ControlOperations } from '../../../connection/kinesis/control.ts';
import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';
import type { LoadProtocol } from '../../../workers/load/protocol.ts';
import { connect, type Remote } from '../../../workers/port.ts';
import type { PracticeProtocol } from '../../../workers/practice/protocol.ts';
import type { ReaderProtocol } from '../../../workers/reader/protocol.ts';
import { joinSharedWorker, startWorker } from '../../../workers/start.ts';
import { addCalls } from './api-log.ts';
import { connection } from './connection.ts';
import { notify } from '../notices.ts';
import { serveSession } from './session.ts';
import type { EndpointFailure } from './try-endpoint.ts';
import { watchSteps } from './watched-steps.ts';

/** A background tab paints nothing, and waits for nothing. */
const PAINT_WAIT_MS = 3_000;
const CONTENT = 'first-contentful-paint';

let painted: Promise<void> | undefined;

/** Resolves once the page was painted: worker scripts must not take the network from it. */
export function firstPaint(): Promise<void> {
  painted ??= new Promise((resolve) => {
    setTimeout(resolve, document.hidden ? 0 : PAINT_WAIT_MS);
    // A frame, even a painted one, may come before there is anything to read: the browser
    // tells when there was.
    new PerformanceObserver((seen) => {
      if (seen.getEntriesByName(CONTENT).length > 0) setTimeout(resolve);
    }).observe({ type: 'paint', buffered: true });
  });
  return painted;
}

/** The page's workers. Started after the first paint, on first use. */
export interface Threads {
  readonly practice: Remote<PracticeProtocol>;
  readonly load: Remote<LoadProtocol>;
  readonly reader: Remote<ReaderProtocol>;
}

let started: Promise<Threads> | undefined;

/** The workers, connected to where the page is connected. */
export function threads(): Promise<Threads> {
  started ??= start();
  return started;
}

function failed(message: string): void {
  notify({
    type: 'error',
    header: 'A part of Shardlab could not be started.',
    text: `${message} Reload the page; templates and settings are saved.`,
  });
}

async function start(): Promise<Threads> {
  await firstPaint();
  const all: Threads = {
    practice: connect<PracticeProtocol>(joinSharedWorker('practice', failed)),
    load: connect<LoadProtocol>(startWorker('load', failed).port),
    reader: watchSteps(connect<ReaderProtocol>(startWorker('reader', failed).port)),
  };
  addEventListener('pagehide', () => {
    void all.practice.call('page:goes', undefined);
  });
  all.load.on('api:calls', (calls) => {
    addCalls('run', calls);
  });
  all.reader.on('api:calls', (calls) => {
    addCalls('page', calls);
  });
  await connectWorkers(all, connection.getState().current);
  return all;
}

async function connectWorkers(all: Threads, to: Connection): Promise<void> {
  await Promise.all([
    setConnection(all.practice, to, (argument, transfer) =>
      all.load.call('connection:set', argument, transfer),
    ),
    setConnection(all.practice, to, (argument, transfer) =>
      all.reader.call('connection:set', argument, transfer),
    ),
  ]);
}

/** Hands a connection over, with a new door: to the simulator, or to the session that signs. */
async function setConnection<T>(
  practice: Threads['practice'],
  to: Connection,
  send: (
    argument: { connection: Connection; door?: MessagePort },
    transfer: Transferable[],
  ) => Promise<T>,
): Promise<T> {
  if (to.kind === 'endpoint') return send({ connection: to }, []);
  const { port1, port2 } = new MessageChannel();
  if (to.kind === 'aws') serveSession(port1);
  else await practice.call('door:open', { port: port1 }, [port1]);
  return send({ connection: to, door: port2 }, [port2]);
}

/**
 * Asks for one stream over a connection that is not in use yet.
 * @param onAsking told when the browser is about to ask whether the page may reach this machine
 */
export async function tryConnection(
  to: Connection,
  onAsking: () => void,
): Promise<Result<unknown, EndpointFailure>> {
  if (to.kind === 'endpoint') {
    const { tryEndpoint } = await import('./try-endpoint.ts');
    return tryEndpoint(to, onAsking);
  }
  const all = await threads();
  return setConnection(all.practice, to, (argument, transfer) =>
    all.reader.call('connection:try', argument, transfer),
  );
}

/** Switches the whole page to a connection. */
export async function connectTo(to: Connection): Promise<void> {
  const all = await threads();
  await connectWorkers(all, to);
  connection.setState({ current: to });
}

/** One control-plane call over the page's connection. */
export async function controlCall<K extends ControlOperation>(
  operation: K,
  input: ControlOperations[K][0],
): Promise<Result<ControlOperations[K][1], ServiceFailure>> {
  const all = await threads();
  const result = await all.reader.call('control:call', { operation, input });
  return result as Result<ControlOperations[K][1], ServiceFailure>;
}
