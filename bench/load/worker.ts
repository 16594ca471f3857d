import { workerTime } from '../harness/page.ts';
import { generation, type Contestant } from './contestants.ts';
import { contestant, turn, type ContestantName } from './measure.ts';

/** Either a turn of one contestant, or generation alone for so many ms. */
export type Order =
  | { readonly contestant: ContestantName; readonly endpoint: string }
  | { readonly generateMs: number };

/** Made at the first turn: a worker serves one contestant. */
let work: Contestant | undefined;

async function obey(order: Order): Promise<unknown> {
  if ('contestant' in order) {
    work ??= await contestant(order.contestant, { endpoint: order.endpoint });
    return turn(work, workerTime);
  }
  work ??= await generation();
  await work(200);
  return work(order.generateMs);
}

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  void obey(data).then((value) => {
    postMessage(value);
  });
});
