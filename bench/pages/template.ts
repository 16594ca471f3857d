import { report } from '../harness/page.ts';

report(
  () =>
    new Promise((done, failed) => {
      const worker = new Worker(new URL('../template/worker.ts', import.meta.url), {
        type: 'module',
      });
      worker.addEventListener('message', ({ data }) => done(data));
      worker.addEventListener('error', ({ message }) => failed(new Error(message)));
    }),
);
