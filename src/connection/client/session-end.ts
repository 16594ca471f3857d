import type { KinesisClient } from '@aws-sdk/client-kinesis';

type Next = (args: object) => Promise<object>;

interface Stack {
  add(
    middleware: (next: Next) => Next,
    where: { readonly step: 'initialize'; readonly name: string },
  ): void;
}

/**
 * Has a client ask for new credentials before its next call when the session has ended. The SDK
 * keeps those it has until they are nearly over, which is up to an hour after the user signed out.
 * @param onEnd told the listener that hears of an end
 */
export function askAgainAfter(client: KinesisClient, onEnd: (listener: () => void) => void): void {
  const { config, middlewareStack } = client;
  let ended = false;
  onEnd(() => {
    ended = true;
  });
  const check = async (): Promise<void> => {
    // Throws what the session says. The calls after this one ask too, until there are credentials.
    if (ended) await config.credentials({ forceRefresh: true });
    ended = false;
  };
  checks.set(client, check);
  const ask = (next: Next) => async (args: object) => {
    await check();
    return next(args);
  };
  (middlewareStack as unknown as Stack).add(ask, { step: 'initialize', name: 'askAgain' });
}

const checks = new WeakMap<KinesisClient, () => Promise<void>>();

/** A client's credentials, for another client. @throws what the session says once it has ended */
export async function sharedCredentials(
  client: KinesisClient,
): ReturnType<KinesisClient['config']['credentials']> {
  await checks.get(client)?.();
  return client.config.credentials();
}
