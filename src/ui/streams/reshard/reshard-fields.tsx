import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { evenSplitPoint, rangeShare } from '../../../kinesis/hash-keys/hash-range.ts';
import { shortShardName } from '../../../kinesis/shards/shard-id.ts';
import type { Shard } from '../../../kinesis/shards/shard.ts';
import { formatShare } from '../../text/format.ts';
import { inOrder, mergePair, type ReshardState } from './reshard-draft.ts';

interface Props {
  readonly shards: readonly Shard[];
  readonly reshard: ReshardState;
}

function optionOf(shard: Shard): { value: string; label: string } {
  return {
    value: shard.shardId,
    label: `${shortShardName(shard.shardId)} (${formatShare(rangeShare(shard.range))} of the hash keys)`,
  };
}

/** Which shard, and where: a hash key, or half. */
export function SplitFields({ shards, reshard }: Props) {
  const { draft, plan } = reshard;
  const open = inOrder(shards);
  const shard = open.find(({ shardId }) => shardId === draft.shardId);
  const half = shard === undefined ? '' : String(evenSplitPoint(shard.range));
  return (
    <div className="stack">
      <FormField label="Shard">
        <Select
          options={open.map(optionOf)}
          selectedOption={shard === undefined ? null : optionOf(shard)}
          filteringType={open.length > 12 ? 'auto' : 'none'}
          onChange={({ detail }) => {
            if (detail.selectedOption.value !== undefined)
              reshard.set({ shardId: detail.selectedOption.value });
          }}
        />
      </FormField>
      <FormField
        label="New starting hash key"
        description="Type it, drag the boundary in the picture, or halve."
        errorText={plan.ok || draft.point === undefined ? undefined : 'This point cannot be used.'}
      >
        <div className="reshard__point">
          <Input
            value={draft.point ?? half}
            inputMode="numeric"
            autoComplete={false}
            spellcheck={false}
            onChange={({ detail }) => {
              reshard.set({ point: detail.value });
            }}
          />
          <Button
            onClick={() => {
              reshard.set({ point: undefined });
            }}
          >
            Halve
          </Button>
        </div>
      </FormField>
    </div>
  );
}

/** Two neighbours: the pairs that can be merged are the choices. */
export function MergeFields({ shards, reshard }: Props) {
  const open = inOrder(shards);
  const pairs = open.slice(0, -1).map((shard, i) => ({
    value: shard.shardId,
    label: `${shortShardName(shard.shardId)} and ${shortShardName(open[i + 1]?.shardId ?? '')}`,
  }));
  const lower = mergePair(open, reshard.draft.shardId)?.[0].shardId;
  return (
    <FormField label="Neighbours" description="Only shards whose ranges touch can be merged.">
      <Select
        options={pairs}
        selectedOption={pairs.find(({ value }) => value === lower) ?? null}
        disabled={pairs.length === 0}
        filteringType={pairs.length > 12 ? 'auto' : 'none'}
        onChange={({ detail }) => {
          if (detail.selectedOption.value !== undefined)
            reshard.set({ shardId: detail.selectedOption.value });
        }}
      />
    </FormField>
  );
}

/** How many shards there shall be. */
export function CountFields({ shards, reshard }: Props) {
  return (
    <FormField
      label="Open shards"
      description="All ranges become equal. At most double, at least half, ten times in 24 hours."
    >
      <Input
        type="number"
        inputMode="numeric"
        value={reshard.draft.count ?? String(inOrder(shards).length * 2)}
        onChange={({ detail }) => {
          reshard.set({ count: detail.value });
        }}
      />
    </FormField>
  );
}
