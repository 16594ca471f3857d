import type { KinesisClient } from '@aws-sdk/client-kinesis';

type Next = (args: object) => Promise<object>;

interface Stack {
  add(
    middleware: (next: Next) => Next,
    where: { readonly step: 'initialize'; readonly name: string },
  ): void;
}

/**
 * Has a client ask for credentials anew before its next call when the session has ended. The SDK
 * keeps those it has until they are nearly over, which is up to an hour after the user signed out.
 * @param onEnd told the listener that hears of an end
 */
export function askAgainAfter(
  { config, middlewareStack }: KinesisClient,
  onEnd: (listener: () => void) => void,
): void {
  let ended = false;
  onEnd(() => {
    ended = true;
  });
  const ask = (next: Next) => async (args: object) => {
    // Throws what the session says. The calls after this one ask too, until there are credentials.
    if (ended) await config.credentials({ forceRefresh: true });
    ended = false;
    return next(args);
  };
  (middlewareStack as unknown as Stack).add(ask, { step: 'initialize', name: 'askAgain' });
}
