import { report } from '../harness/page.ts';
import type { PracticeSpeed } from '../practice/client-worker.ts';

report(
  () =>
    new Promise<PracticeSpeed>((done, failed) => {
      const service = new Worker(new URL('../practice/service-worker.ts', import.meta.url), {
        type: 'module',
      });
      const client = new Worker(new URL('../practice/client-worker.ts', import.meta.url), {
        type: 'module',
      });
      for (const worker of [service, client])
        worker.addEventListener('error', ({ message }) => {
          failed(new Error(message));
        });
      client.addEventListener('message', ({ data }) => {
        done(data as PracticeSpeed);
      });
      const raw = new MessageChannel();
      const door = new MessageChannel();
      service.postMessage(null, [raw.port1]);
      service.postMessage(null, [door.port1]);
      client.postMessage(null, [raw.port2, door.port2]);
    }),
);
