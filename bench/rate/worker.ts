import { measureRate } from './measure.ts';

/** One rate to measure. */
export interface RateOrder {
  readonly endpoint: string;
  readonly rate: number;
  readonly seconds: number;
}

addEventListener('message', ({ data }: MessageEvent<RateOrder>) => {
  const { endpoint, rate, seconds } = data;
  void measureRate({ endpoint }, rate, seconds).then((kept) => {
    postMessage(kept);
  });
});
