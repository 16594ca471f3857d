import { controlCall } from '../connection/threads.ts';

/**
 * A browser that crashes or loses its network cannot say goodbye. So each consumer that a
 * page registered is noted, with a lock that lives as long as the page; the next visit
 * removes those that nobody holds any more.
 */
const PREFIX = 'shardlab fan-out ';

const held = new Map<string, () => void>();

export function rememberConsumer(where: string, arn: string): void {
  write(() => {
    localStorage.setItem(PREFIX + arn, where);
  });
  void lock(arn, () => new Promise<void>((release) => held.set(arn, release)));
}

export function forgetConsumer(arn: string): void {
  write(() => {
    localStorage.removeItem(PREFIX + arn);
  });
  held.get(arn)?.();
  held.delete(arn);
}

/** Removes what earlier pages left at this connection. @returns how many */
export async function removeLeft(where: string): Promise<number> {
  let removed = 0;
  for (const arn of left(where)) {
    await lock(arn, async () => {
      const gone = await controlCall('DeregisterStreamConsumer', { ConsumerARN: arn });
      if (!gone.ok && gone.error.kind !== 'not-found') return;
      if (gone.ok) removed += 1;
      write(() => {
        localStorage.removeItem(PREFIX + arn);
      });
    });
  }
  return removed;
}

function left(where: string): string[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX) && localStorage.getItem(key) === where)
      .map((key) => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}

/** Storage may be switched off: then nothing is noted, and goodbye is all there is. */
function write(change: () => void): void {
  try {
    change();
  } catch {
    // As said above.
  }
}

/** Runs `task` unless another page holds the consumer. */
async function lock(arn: string, task: () => Promise<void>): Promise<void> {
  // Only in secure contexts; elsewhere nobody can tell whether a page is still there.
  if (!('locks' in navigator)) return;
  await navigator.locks.request(PREFIX + arn, { ifAvailable: true }, async (granted) => {
    if (granted !== null) await task();
  });
}
