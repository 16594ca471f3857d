import { report } from '../harness/page.ts';
import { SINK_PORT } from '../load/port.ts';
import type { Order } from '../load/worker.ts';
import { measureLoad, median, type LoadSpeed, type Pace } from '../load/measure.ts';

const ROUNDS = 5;

/** What the browser measured; `twoWorkers` is generation in two workers over one. */
export interface BrowserLoadSpeed extends LoadSpeed {
  readonly twoWorkers: number;
}

function ask(order: Order): Promise<unknown> {
  return new Promise((done, failed) => {
    const worker = new Worker(new URL('../load/worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }) => {
      worker.terminate();
      done(data);
    });
    worker.addEventListener('error', ({ message }) => failed(new Error(message)));
    worker.postMessage(order);
  });
}

report(async (): Promise<BrowserLoadSpeed> => {
  // Each turn in a worker of its own, as a run has one: what the engine has learnt of one
  // contestant's types and garbage would slow the next.
  const endpoint = `http://127.0.0.1:${SINK_PORT}/`;
  const speed = await measureLoad(
    async (contestant) => (await ask({ contestant, endpoint })) as Pace,
  );
  const gains: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = { generateMs: 700 };
    const one = Number(await ask(order));
    const two = await Promise.all([ask(order), ask(order)]);
    gains.push(two.reduce<number>((sum, value) => sum + Number(value), 0) / one);
  }
  return { ...speed, twoWorkers: median(gains) };
});
