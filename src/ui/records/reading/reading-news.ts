import { shortShardName } from '../../../kinesis/shards/shard-id.ts';
import type { ReaderSnapshot } from '../../../reader/snapshot.ts';

/** A shard is well again after so long without a throttle, in ms: six of its longest waits. */
const CALM_MS = 60_000;

/**
 * What is worth saying of reading, once: a shard at its limit is throttled and read in turn
 * every second, and a listener wants to hear when that begins and when it is over.
 */
export class ReadingNews {
  /** Shards said to be throttled, and when they last were. */
  readonly #throttled = new Map<string, number>();

  /** @param at epoch ms */
  take(
    now: ReaderSnapshot | undefined,
    before: ReaderSnapshot | undefined,
    at: number,
  ): string | undefined {
    if (now === undefined) this.#throttled.clear();
    const last = new Map(before?.shards.map(({ shardId, state }) => [shardId, state.state]));
    const begun: string[] = [];
    const over: string[] = [];
    const ended: string[] = [];
    const failed: string[] = [];
    for (const { shardId, state } of now?.shards ?? []) {
      const since = this.#throttled.get(shardId);
      if (state.state === 'throttled') {
        if (since === undefined) begun.push(shardId);
        this.#throttled.set(shardId, at);
      } else if (since !== undefined && at - since >= CALM_MS) {
        this.#throttled.delete(shardId);
        over.push(shardId);
      }
      const was = last.get(shardId);
      if (was === undefined || was === state.state) continue;
      if (state.state === 'ended' && state.why !== 'stopped') ended.push(shardId);
      if (state.state === 'failed') failed.push(shardId);
    }
    const said = [
      told(failed, 'failed', 'failed'),
      told(begun, 'is throttled', 'are throttled'),
      told(ended, 'is read to its end', 'are read to their end'),
      told(over, 'is no longer throttled', 'are no longer throttled'),
    ].filter((text) => text !== undefined);
    return said.length === 0 ? undefined : said.join('. ');
  }
}

function told(shardIds: readonly string[], one: string, many: string): string | undefined {
  const [first] = shardIds;
  if (first === undefined) return undefined;
  return shardIds.length === 1
    ? `Shard ${shortShardName(first)} ${one}`
    : `${shardIds.length} shards ${many}`;
}
