import { report } from '../harness/page.ts';
import { SINK_PORT } from '../load/port.ts';
import type { Order } from '../load/worker.ts';
import { median, type LoadSpeed } from '../load/measure.ts';

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
  const speed = (await ask({ endpoint: `http://127.0.0.1:${SINK_PORT}/` })) as LoadSpeed;
  const gains: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = { generateMs: 700 };
    const one = Number(await ask(order));
    const two = await Promise.all([ask(order), ask(order)]);
    gains.push(two.reduce<number>((sum, value) => sum + Number(value), 0) / one);
  }
  return { ...speed, twoWorkers: median(gains) };
});
