import { generation } from './contestants.ts';
import { workerTime } from '../harness/page.ts';
import { measureLoad } from './measure.ts';

/** Either the whole measure, or generation alone for so many ms. */
export type Order = { readonly endpoint: string } | { readonly generateMs: number };

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  const work =
    'endpoint' in data
      ? measureLoad({ endpoint: data.endpoint }, workerTime)
      : generation().then(async (run) => {
          await run(200);
          return run(data.generateMs);
        });
  void work.then((value) => {
    postMessage(value);
  });
});
