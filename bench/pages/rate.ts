import { askWorker } from '../harness/ask-worker.ts';
import { report } from '../harness/page.ts';
import { SINK_PORT } from '../load/port.ts';
import { RATES, type KeptRate } from '../rate/measure.ts';
import type { RateOrder } from '../rate/worker.ts';

report(async (): Promise<KeptRate[]> => {
  const seconds = Number(new URLSearchParams(location.search).get('seconds'));
  const worker = new Worker(new URL('../rate/worker.ts', import.meta.url), { type: 'module' });
  const kept: KeptRate[] = [];
  for (const rate of RATES) {
    const order: RateOrder = { endpoint: `http://127.0.0.1:${SINK_PORT}/`, rate, seconds };
    kept.push((await askWorker(worker, order)) as KeptRate);
  }
  return kept;
});
