import type { ReshardPlan } from '../../../kinesis/shards/reshard-plan.ts';
import { shortShardName } from '../../../kinesis/shards/shard-id.ts';
import { call } from '../../state/streams/streams.ts';
import type { ReshardDraft } from './reshard-draft.ts';

export interface ReshardRequest {
  readonly what: string;
  readonly done: string;
  readonly run: () => Promise<unknown>;
}

/** The call that carries a plan out, and the words for it. */
export function requestOf(stream: string, draft: ReshardDraft, plan: ReshardPlan): ReshardRequest {
  const [lower, upper] = plan.closed;
  const [, second] = plan.opened;
  const total = plan.kept.length + plan.opened.length;
  if (draft.kind === 'split' && lower !== undefined && second !== undefined) {
    const name = shortShardName(lower.shardId);
    return {
      what: `Splitting shard ${name}`,
      done: `Shard ${name} of ${stream} is split: ${total} open shards.`,
      run: () =>
        call('SplitShard', {
          StreamName: stream,
          ShardToSplit: lower.shardId,
          NewStartingHashKey: String(second.range.start),
        }),
    };
  }
  if (draft.kind === 'merge' && lower !== undefined && upper !== undefined) {
    const names = `${shortShardName(lower.shardId)} and ${shortShardName(upper.shardId)}`;
    return {
      what: `Merging shards ${names}`,
      done: `Shards ${names} of ${stream} are merged: ${total} open shards.`,
      run: () =>
        call('MergeShards', {
          StreamName: stream,
          ShardToMerge: lower.shardId,
          AdjacentShardToMerge: upper.shardId,
        }),
    };
  }
  return {
    what: `Changing to ${total} open shards`,
    done: `${stream} has ${total} open shards.`,
    run: () =>
      call('UpdateShardCount', {
        StreamName: stream,
        TargetShardCount: total,
        ScalingType: 'UNIFORM_SCALING',
      }),
  };
}
