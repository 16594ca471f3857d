import { sleep } from '../../base/clock.ts';
import type { ShardContext, ShardEnd } from './shard-context.ts';
import type { RecordsReply } from '../source.ts';

/**
 * Reads one shard by GetRecords until its end, until it is caught up (when that is
 * asked), or until it is stopped. An empty answer means nothing: only a missing
 * NextShardIterator ends a shard (docs/kinesis.md#end-of-a-shard).
 */
export async function pollShard(context: ShardContext): Promise<ShardEnd> {
  const { env } = context;
  let iterator: string | undefined;
  for (;;) {
    await env.gate.pass(env.signal);
    if (env.signal.aborted) return { why: 'stopped' };
    if (iterator === undefined) {
      iterator = await newIterator(context);
      if (iterator !== undefined) continue;
      if (context.progress.isOver) return { why: 'failed' };
      continue;
    }
    const reply = await env.source.getRecords(iterator, env.limit, env.signal);
    if (env.signal.aborted) return { why: 'stopped' };
    if (!reply.ok) {
      context.progress.refused();
      if (reply.error.kind === 'expired-iterator') iterator = undefined;
      if (!(await context.recover(reply.error)) && context.progress.isOver)
        return { why: 'failed' };
      continue;
    }
    const end = await takeReply(context, reply.value);
    if (end !== undefined) return end;
    iterator = reply.value.nextIterator;
  }
}

async function newIterator(context: ShardContext): Promise<string | undefined> {
  const { env } = context;
  const askedAt = env.clock.epoch();
  const made = await env.source.getShardIterator(context.shardId, context.position(), env.signal);
  if (env.signal.aborted) return undefined;
  if (!made.ok) {
    await context.recover(made.error);
    return undefined;
  }
  context.positionTaken(askedAt);
  return made.value;
}

/** @returns how the shard ended, or `undefined` when it goes on after the wait */
async function takeReply(
  context: ShardContext,
  reply: RecordsReply,
): Promise<ShardEnd | undefined> {
  const { env, progress, pace } = context;
  const bytes = await context.take(reply.records, 1);
  progress.millisBehindLatest = reply.millisBehindLatest;
  if (reply.nextIterator === undefined)
    return { why: 'closed', childShardIds: reply.childShardIds };
  // Some services always answer 0: a full page means that there may be more. And a
  // closed shard has no tip: its end is the missing iterator, often one answer later.
  const atTip =
    reply.millisBehindLatest === 0 && reply.records.length < env.limit && !progress.closed;
  progress.state = { state: atTip ? 'at-tip' : 'following' };
  if (atTip && env.untilTip) return { why: 'tip' };
  if (env.signal.aborted) return { why: 'stopped' };
  const delay = pace.afterAnswer(env.interval(), !atTip, bytes);
  progress.intervalMs = pace.interval(env.interval());
  await sleep(env.clock, delay, env.signal);
  return undefined;
}
