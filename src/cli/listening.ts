/**
 * What the terminal says when a command could not listen on its port.
 * @returns the error as it came when something else went wrong
 */
export function listenError(thrown: unknown, host: string, port: number): unknown {
  const { code, syscall } = thrown as NodeJS.ErrnoException;
  if (code === undefined || (syscall !== 'listen' && syscall !== 'getaddrinfo')) return thrown;
  const why =
    code === 'EADDRINUSE' ? 'is in use: choose another port with --port' : 'cannot be listened on';
  const error = new Error(`${host}:${port} ${why}`);
  error.name = code;
  return error;
}

/** Resolves when the signal aborts, at once when it has. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else {
      signal.addEventListener(
        'abort',
        () => {
          resolve();
        },
        { once: true },
      );
    }
  });
}
