export interface Timer {
  cancel(): void;
}

/**
 * Time as the engines see it. Injected, so that rates can be tested as a table
 * and a run can be repeated.
 */
export interface Clock {
  /** Monotonic milliseconds, with fractions; only differences mean anything. */
  now(): number;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  epoch(): number;
  /** Calls `action` once, after at least `delayMs` milliseconds. */
  after(delayMs: number, action: () => void): Timer;
}

/** A promise that resolves after `delayMs` ms, or at once when `signal` aborts. */
export function sleep(clock: Clock, delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    const done = (): void => {
      timer.cancel();
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = clock.after(delayMs, done);
    signal?.addEventListener('abort', done, { once: true });
  });
}

/** The real time, in a page, a worker and Node alike. */
export const systemClock: Clock = {
  now: () => performance.now(),
  epoch: () => Date.now(),
  after(delayMs, action) {
    const id = setTimeout(action, delayMs);
    return { cancel: () => clearTimeout(id) };
  },
};
