import { Card } from '../../components/card.tsx';
import { Empty } from '../../components/empty.tsx';
import { InfoLink } from '../../help/info-link.tsx';
import type { StreamView } from '../../state/streams/queries.ts';
import { Anatomy } from './anatomy.tsx';
import { useReshard } from '../reshard/reshard-draft.ts';
import { ReshardPanel } from '../reshard/reshard-panel.tsx';
import { ForWhoMayChange } from '../changes/role-limit.tsx';
import { ShardTable } from './shard-table.tsx';

/** The shards to scale, through time, and how to change them. */
export function ShardsTab({ view }: { readonly view: StreamView }) {
  const { shards, summary } = view;
  const reshard = useReshard(shards);
  const fixed = summary.mode === 'ON_DEMAND';
  if (shards.length === 0)
    return (
      <Card title="Shards">
        <Empty title="No shard yet">They appear as soon as the stream is ACTIVE.</Empty>
      </Card>
    );
  return (
    <div className="stream__columns">
      <div className="stream__picture">
        <Card title="Hash space and lineage" info={<InfoLink term="hash" />}>
          <Anatomy shards={shards} reshard={reshard} stream={summary.name} fixed={fixed} />
        </Card>
      </div>
      <div className="stream__panel">
        <ForWhoMayChange stream={summary.name}>
          <ReshardPanel summary={summary} shards={shards} reshard={reshard} />
        </ForWhoMayChange>
      </div>
      <div className="stream__table">
        <Card title="All shards" info={<InfoLink term="shard" />} flush>
          <ShardTable
            shards={shards}
            chosen={
              reshard.active && reshard.draft.kind !== 'count' ? reshard.draft.shardId : undefined
            }
            onChoose={fixed ? undefined : reshard.choose}
          />
        </Card>
      </div>
    </div>
  );
}
