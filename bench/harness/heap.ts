import type { CDPSession, Page } from '@playwright/test';
import { pause } from './page.ts';

const READINGS = 8;
/** No multiple of a batch's 100 ms or of a snapshot's 250. */
const BETWEEN_MS = 730;

export interface HeapReading {
  /** `page`, or the worker's own name. */
  readonly name: string;
  /** Used bytes of the JavaScript heap after a collection. */
  readonly bytes: number;
}

export interface Heaps {
  /**
   * Collects, then reads, the page and every worker that it has just now; several times, and
   * the smallest counts: what is on its way at one moment is not what is held.
   */
  read(): Promise<HeapReading[]>;
}

interface Usage {
  readonly usedSize: number;
}

/** A worker's own protocol: it is spoken in messages of the page's. */
interface WorkerTarget {
  readonly name: string;
  readonly sessionId: string;
}

/** Reads heaps by the debugger's protocol. Attach before the page makes its workers. */
export async function attachHeaps(page: Page): Promise<Heaps> {
  const session = await page.context().newCDPSession(page);
  const workers = new Map<string, WorkerTarget>();
  const waiting = new Map<number, (result: unknown) => void>();
  let lastId = 0;
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    workers.set(sessionId, { name: `worker ${targetInfo.title || workers.size + 1}`, sessionId });
  });
  session.on('Target.detachedFromTarget', ({ sessionId }) => workers.delete(sessionId));
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as { id?: number; result?: unknown };
    if (id !== undefined) waiting.get(id)?.(result);
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });

  function ask(sessionId: string, method: string): Promise<unknown> {
    lastId += 1;
    const id = lastId;
    const answer = new Promise<unknown>((done) => waiting.set(id, done));
    void session.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id, method }),
    });
    return answer;
  }

  async function readOnce(): Promise<HeapReading[]> {
    const readings = [{ name: 'page', bytes: await pageHeap(session) }];
    for (const { name, sessionId } of workers.values()) {
      await ask(sessionId, 'HeapProfiler.collectGarbage');
      const { usedSize } = (await ask(sessionId, 'Runtime.getHeapUsage')) as Usage;
      readings.push({ name, bytes: usedSize });
    }
    return readings;
  }

  return {
    async read() {
      const smallest = new Map<string, number>();
      for (let i = 0; i < READINGS; i += 1) {
        if (i > 0) await pause(BETWEEN_MS);
        for (const { name, bytes } of await readOnce())
          smallest.set(name, Math.min(bytes, smallest.get(name) ?? Infinity));
      }
      return [...smallest].map(([name, bytes]) => ({ name, bytes }));
    },
  };
}

async function pageHeap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = (await session.send('Runtime.getHeapUsage')) as Usage;
  return usedSize;
}
