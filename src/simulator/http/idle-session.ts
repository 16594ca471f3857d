import type { ServerHttp2Session } from 'node:http2';

/**
 * Ends a session of HTTP/2 whose client says nothing: Node itself lets it live for ever.
 * While a call is open the call's own limits hold, and a subscription speaks every 5 s.
 * @param firstMs how long it may be silent before its first call
 * @param laterMs and after one
 */
export function closeWhenIdle(session: ServerHttp2Session, firstMs: number, laterMs: number): void {
  let open = 0;
  session.setTimeout(firstMs, () => {
    if (open === 0) session.destroy();
  });
  session.on('stream', (stream) => {
    open += 1;
    stream.once('close', () => {
      open -= 1;
      // Sets the time running again, too.
      session.setTimeout(laterMs);
    });
  });
}
