import { report } from '../harness/page.ts';

report(
  () =>
    new Promise((done, failed) => {
      const url = new URL('../template/worker.ts', import.meta.url);
      const worker = new Worker(url, { type: 'module' });
      worker.addEventListener('message', ({ data }) => done(data));
      worker.addEventListener('error', ({ message }) => failed(new Error(message)));
    }),
);
