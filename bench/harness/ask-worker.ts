/** Sends one message and waits for the one that answers it. @throws Error of the worker's */
export function askWorker(worker: Worker, order: unknown): Promise<unknown> {
  return new Promise((done, failed) => {
    worker.onmessage = ({ data }) => done(data);
    worker.onerror = ({ message }) => failed(new Error(message));
    worker.postMessage(order);
  });
}
