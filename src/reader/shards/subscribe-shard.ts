import { errorMessage, errorName } from '../../base/error-message.ts';
import { sleep } from '../../base/clock.ts';
import { errorKind } from '../../kinesis/errors/service-error.ts';
import type { ShardContext, ShardEnd } from './shard-context.ts';
import type { StartingPosition, SubscriptionEvent } from '../source.ts';

/**
 * A second subscription of the same consumer and shard within 5 s is refused
 * (docs/kinesis.md#subscriptions).
 */
const RESUBSCRIBE_MS = 5000;

/**
 * Reads one shard by enhanced fan-out. A subscription lasts five minutes at most;
 * then the next one goes on after the continuation sequence number, which advances
 * even when no record comes.
 */
export async function subscribeShard(
  context: ShardContext,
  consumerArn: string,
): Promise<ShardEnd> {
  const { env, progress } = context;
  let continuation: string | undefined;
  for (;;) {
    await env.gate.pass(env.signal);
    if (env.signal.aborted) return { why: 'stopped' };
    const askedAt = env.clock.now();
    const epoch = env.clock.epoch();
    // Its own signal, so that pausing can end the subscription and keep the place.
    const subscription = new AbortController();
    const abort = (): void => subscription.abort();
    env.signal.addEventListener('abort', abort, { once: true });
    const forget = env.gate.onClose(abort);
    try {
      const position: StartingPosition =
        continuation === undefined
          ? context.position()
          : { type: 'AFTER_SEQUENCE_NUMBER', sequenceNumber: continuation };
      const opened = await env.source.subscribeToShard(
        consumerArn,
        context.shardId,
        position,
        subscription.signal,
      );
      if (env.signal.aborted) return { why: 'stopped' };
      if (!env.gate.isOpen) continue;
      if (!opened.ok) {
        if (!(await context.recover(opened.error)) && progress.isOver) return { why: 'failed' };
        continue;
      }
      context.positionTaken(epoch);
      const taken = await takeEvents(context, opened.value, (next) => (continuation = next));
      if (taken !== undefined) return taken;
    } finally {
      env.signal.removeEventListener('abort', abort);
      forget();
      subscription.abort();
    }
    const elapsed = env.clock.now() - askedAt;
    if (elapsed < RESUBSCRIBE_MS) await sleep(env.clock, RESUBSCRIBE_MS - elapsed, env.signal);
  }
}

async function takeEvents(
  context: ShardContext,
  events: AsyncIterable<SubscriptionEvent>,
  advance: (continuation: string) => void,
): Promise<ShardEnd | undefined> {
  const { env, progress } = context;
  try {
    for await (const event of events) {
      await context.take(event.records, 0);
      progress.millisBehindLatest = event.millisBehindLatest;
      // Children are named once, at the end of a closed shard.
      if (event.continuationSequenceNumber === undefined || event.childShardIds.length > 0)
        return { why: 'closed', childShardIds: event.childShardIds };
      advance(event.continuationSequenceNumber);
      const atTip = event.millisBehindLatest === 0 && !progress.closed;
      progress.state = { state: atTip ? 'at-tip' : 'following' };
      context.pace.afterAnswer(env.interval(), false, 0);
      if (atTip && env.untilTip) return { why: 'tip' };
      if (env.signal.aborted) return { why: 'stopped' };
      if (!env.gate.isOpen) return undefined;
    }
    return undefined;
  } catch (thrown) {
    if (env.signal.aborted) return { why: 'stopped' };
    // Pausing ends the subscription; the place is kept.
    if (!env.gate.isOpen) return undefined;
    const name = errorName(thrown);
    const failure = { kind: errorKind(name), name, message: errorMessage(thrown) };
    return (await context.recover(failure)) || !progress.isOver ? undefined : { why: 'failed' };
  }
}
