import { useState } from 'react';
import type { Result } from '../../../base/result.ts';
import { parseHashKey } from '../../../kinesis/hash-keys/hash-key.ts';
import { evenSplitPoint } from '../../../kinesis/hash-keys/hash-range.ts';
import {
  planMerge,
  planShardCount,
  planSplit,
  type ReshardPlan,
} from '../../../kinesis/shards/reshard-plan.ts';
import { isOpen, type Shard } from '../../../kinesis/shards/shard.ts';

export type ReshardKind = 'split' | 'merge' | 'count';

/** A change of the shards that is being prepared. */
export interface ReshardDraft {
  readonly kind: ReshardKind;
  /** The shard to split, or the lower of the two to merge. */
  readonly shardId: string;
  /** Decimal hash key, as typed; `undefined`: half. */
  readonly point: string | undefined;
  /** As typed; `undefined`: twice as many as there are. */
  readonly count: string | undefined;
}

export type Plan = Result<ReshardPlan, string>;

/** The plan that a draft stands for, or why there is none, in words. */
export function planOf(draft: ReshardDraft, shards: readonly Shard[]): Plan {
  const open = inOrder(shards);
  const chosen = open.find(({ shardId }) => shardId === draft.shardId) ?? open[0];
  if (chosen === undefined) return { ok: false, error: 'There is no open shard.' };
  switch (draft.kind) {
    case 'split': {
      const point = splitPoint(draft, chosen);
      return point.ok ? planSplit(shards, chosen.shardId, point.value) : point;
    }
    case 'merge': {
      const pair = mergePair(open, chosen.shardId);
      if (pair === undefined)
        return { ok: false, error: 'There is one open shard only: nothing to merge it with.' };
      return planMerge(shards, pair[0].shardId, pair[1].shardId);
    }
    case 'count':
      return planShardCount(shards, countOf(draft, open.length));
  }
}

function countOf({ count }: ReshardDraft, open: number): number {
  if (count === undefined) return open * 2;
  return /^\s*\d{1,6}\s*$/.test(count) ? Number(count) : Number.NaN;
}

/** Where the draft splits. */
export function splitPoint(draft: ReshardDraft, shard: Shard): Result<bigint, string> {
  return draft.point === undefined
    ? { ok: true, value: evenSplitPoint(shard.range) }
    : parseHashKey(draft.point.trim());
}

/** A shard and its upper neighbour; the last shard is merged with its lower one. */
export function mergePair(
  open: readonly Shard[],
  shardId: string,
): readonly [Shard, Shard] | undefined {
  const at = open.findIndex((shard) => shard.shardId === shardId);
  const lower = Math.min(at, open.length - 2);
  const [one, other] = [open[lower], open[lower + 1]];
  return one === undefined || other === undefined ? undefined : [one, other];
}

export function inOrder(shards: readonly Shard[]): Shard[] {
  return shards.filter(isOpen).toSorted((a, b) => (a.range.start < b.range.start ? -1 : 1));
}

export interface ReshardState {
  readonly draft: ReshardDraft;
  readonly plan: Plan;
  /** Whether the user has asked for a change to be shown. */
  readonly active: boolean;
  readonly set: (change: Partial<ReshardDraft>) => void;
  /** A shard was pressed: it is what will be split or merged. */
  readonly choose: (shardId: string) => void;
  readonly close: () => void;
}

/** The draft of the page. A shard that was chosen and has closed since gives way to the first. */
export function useReshard(shards: readonly Shard[]): ReshardState {
  const open = inOrder(shards);
  const [active, setActive] = useState(false);
  const [typed, setTyped] = useState<ReshardDraft>({
    kind: 'split',
    shardId: '',
    point: undefined,
    count: undefined,
  });
  const known = open.some(({ shardId }) => shardId === typed.shardId);
  const draft: ReshardDraft = {
    ...typed,
    ...(!known && { shardId: open[0]?.shardId ?? '', point: undefined }),
  };
  const set = (change: Partial<ReshardDraft>): void => {
    setActive(true);
    setTyped({ ...draft, ...(change.shardId !== undefined && { point: undefined }), ...change });
  };
  return {
    draft,
    plan: planOf(draft, shards),
    active,
    set,
    choose: (shardId) => {
      // A new count concerns all shards, so pressing one means to split it.
      set({ shardId, ...(draft.kind === 'count' && { kind: 'split' }) });
    },
    close: () => {
      setActive(false);
      setTyped({ ...draft, point: undefined, count: undefined });
    },
  };
}
