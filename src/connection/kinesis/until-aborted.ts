/**
 * The same items until `signal` aborts; then it ends, even while waiting for the next
 * one. Not every request handler ends a body that is being read.
 */
export async function* untilAborted<T>(
  source: AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  let stop: () => void = () => undefined;
  const aborted = new Promise<undefined>((resolve) => {
    stop = (): void => resolve(undefined);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    for (;;) {
      const next = iterator.next();
      // Nobody may be there any more to hear that it failed.
      next.catch(() => undefined);
      const item = await Promise.race([next, aborted]);
      if (item === undefined || item.done === true) return;
      yield item.value;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    if (signal.aborted) void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}
