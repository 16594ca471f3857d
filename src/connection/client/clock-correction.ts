/** What services say of a signature whose time is not theirs (the SDK's own list for this). */
const CLOCK_ERRORS = new Set([
  'AuthFailure',
  'InvalidSignatureException',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
]);

/** A correction smaller than this is the way's own time, and mends nothing: AWS allows 5 minutes. */
const MOVED_MS = 60_000;

type Next = (args: object) => Promise<object>;
type Middleware = (next: Next) => Next;

/** Any client of the SDK. */
interface Client {
  readonly middlewareStack: object;
  /** `systemClockOffset`: what the SDK adds to this computer's time, ms. */
  readonly config: { readonly systemClockOffset: number };
}

interface Stack {
  addRelativeTo(middleware: Middleware, where: Readonly<Record<string, string>>): void;
}

/**
 * Makes a call again, once, when the service refused its time and the SDK has set its clock by the
 * answer's `Date` since. The SDK does this by its own retries, of which our clients have none: one
 * attempt a call, so that no throttle is hidden. Nothing was done by a call that was refused so.
 */
export function correctClock({ middlewareStack, config }: Client): void {
  const again: Middleware = (next) => async (args) => {
    const before = config.systemClockOffset;
    try {
      return await next(args);
    } catch (thrown) {
      const moved = Math.abs(config.systemClockOffset - before);
      if (!(thrown instanceof Error && CLOCK_ERRORS.has(thrown.name)) || moved < MOVED_MS)
        throw thrown;
      return next(args);
    }
  };
  (middlewareStack as Stack).addRelativeTo(again, {
    relation: 'before',
    toMiddleware: 'httpSigningMiddleware',
    name: 'correctClock',
  });
}
