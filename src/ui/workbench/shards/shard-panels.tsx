/** The views of shards that load when somebody asks for one. */

import type { Shard } from '../../../kinesis/shards/shard.ts';
import type { Prediction } from '../../../load/keys/predict-shares.ts';
import type { RunSnapshot } from '../../../load/accounts/run-snapshot.ts';
import { Empty } from '../../components/empty.tsx';
import { hashSegments, placeKeys } from '../../charts/hash-space/hash-space.ts';
import { HashStrip } from '../../charts/hash-space/hash-strip.tsx';
import { HeatMap } from '../../charts/heat/heat-map.tsx';
import { HotIndexChart } from '../../charts/heat/hot-index-chart.tsx';
import { HotKeys } from '../../charts/hash-space/hot-keys.tsx';
import type { ShardView } from './shard-view.ts';
import '../../components/fact-table.css';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { HeatGrid } from '../../../workers/load/heat-history.ts';
import { run } from '../../state/run/run.ts';
import { threads } from '../../state/connection/threads.ts';

/** Shard × second of the page's run: asked for once a second, and not while the page is hidden. */
function useHeat(): HeatGrid | undefined {
  const [grid, setGrid] = useState<HeatGrid>();
  const second = useStore(run, ({ snapshot }) =>
    snapshot === undefined
      ? undefined
      : `${Math.floor(snapshot.elapsedMs / 1000)} ${snapshot.state.type === 'ended'} ${snapshot.startedAt}`,
  );
  const id = useStore(run, (state) => state.id);
  useEffect(() => {
    if (second === undefined || id === undefined || document.hidden) return undefined;
    let current = true;
    void (async () => {
      const { load } = await threads();
      const answer = await load.call('run:heat', id);
      if (current) setGrid(answer);
    })();
    return () => {
      current = false;
    };
  }, [second, id]);
  return grid;
}

interface Props {
  readonly panel: 'heat' | 'keys';
  readonly open: readonly Shard[];
  readonly shards: readonly ShardView[];
  readonly snapshot: RunSnapshot | undefined;
  readonly prediction: Prediction | undefined;
  /** Whether the partition key decides the shard: not with explicit hash keys. */
  readonly keysDecide: boolean;
}

export default function ShardPanels({ panel, ...props }: Props) {
  return panel === 'heat' ? <HeatPanel snapshot={props.snapshot} /> : <KeysPanel {...props} />;
}

function HeatPanel({ snapshot }: { readonly snapshot: RunSnapshot | undefined }) {
  const grid = useHeat();
  if (snapshot === undefined || grid === undefined || grid.columns === 0)
    return (
      <Empty title="Nothing to show yet">
        Press Start: after a second the throttles of each shard appear here, second by second.
      </Empty>
    );
  return (
    <div className="stack">
      <HeatMap grid={grid} />
      <HotIndexChart grid={grid} />
    </div>
  );
}

function KeysPanel({ open, shards, snapshot, prediction, keysDecide }: Omit<Props, 'panel'>) {
  const ran = snapshot !== undefined && snapshot.accounts.accepted > 0;
  const shares = ran
    ? new Map(shards.map(({ shardId, share }) => [shardId, share]))
    : new Map(prediction?.shares.map(({ shardId, share }) => [shardId, share]));
  const segments = hashSegments(open, shares);
  const keys = ran && keysDecide ? placeKeys(snapshot.topKeys, segments) : [];
  return (
    <div className="stack">
      <HashStrip segments={segments} keys={keys} predicted={!ran} />
      {keysDecide ? (
        <HotKeys keys={keys} total={snapshot?.accounts.generated ?? 0} />
      ) : (
        <p className="secondary">Explicit hash keys decide the shard here, not partition keys.</p>
      )}
    </div>
  );
}
