import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { HeatGrid } from '../../../workers/load/heat-history.ts';
import { run } from '../../state/run/run.ts';
import { threads } from '../../state/connection/threads.ts';

/** Shard × second of the page's run: asked for once a second, and not while the page is hidden. */
export function useHeat(): HeatGrid | undefined {
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
