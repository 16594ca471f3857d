import { askWorker } from '../harness/ask-worker.ts';
import { report } from '../harness/page.ts';
import { SINK_PORT } from '../load/port.ts';
import type { Order } from '../load/worker.ts';
import {
  measureLoad,
  median,
  type ContestantName,
  type LoadSpeed,
  type Pace,
} from '../load/measure.ts';

const ROUNDS = 5;

/** What the browser measured; `twoWorkers` is generation in two workers over one. */
export interface BrowserLoadSpeed extends LoadSpeed {
  readonly twoWorkers: number;
}

function hire(): Worker {
  return new Worker(new URL('../load/worker.ts', import.meta.url), { type: 'module' });
}

async function once(order: Order): Promise<unknown> {
  const worker = hire();
  try {
    return await askWorker(worker, order);
  } finally {
    worker.terminate();
  }
}

report(async (): Promise<BrowserLoadSpeed> => {
  // Each contestant has a worker of its own for all its turns, as the page has one for its runs:
  // what the engine has learnt of another one's types and garbage would slow it.
  const endpoint = `http://127.0.0.1:${SINK_PORT}/`;
  const workers = new Map<ContestantName, Worker>();
  const speed = await measureLoad(async (contestant) => {
    const worker = workers.get(contestant) ?? hire();
    workers.set(contestant, worker);
    return (await askWorker(worker, { contestant, endpoint })) as Pace;
  });
  for (const worker of workers.values()) worker.terminate();
  const gains: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = { generateMs: 700 };
    const one = Number(await once(order));
    const two = await Promise.all([once(order), once(order)]);
    gains.push(two.reduce<number>((sum, value) => sum + Number(value), 0) / one);
  }
  return { ...speed, twoWorkers: median(gains) };
});
