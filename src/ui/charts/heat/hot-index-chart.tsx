import type { HeatGrid } from '../../../workers/load/heat-history.ts';
import { BY_WIDTH } from '../../../load/keys/evenness-words.ts';
import { TimeChart } from '../time-chart.tsx';

const SERIES = [
  { key: 'hot', name: 'Hot-shard index', colour: 'var(--offered)' },
  { key: 'expected', name: 'Expected of these keys', colour: 'var(--target)', dashed: true },
] as const;

/** How uneven each window was, beside what its keys and luck make expect. */
export function HotIndexChart({ grid }: { readonly grid: HeatGrid }) {
  // A window without a record has no index: 0 would look like perfect evenness.
  const points = Array.from(grid.index ?? [], (hot, i) => ({
    x: i * grid.width,
    hot,
    expected: grid.expectedIndex?.[i] ?? 0,
  })).filter(({ hot }) => hot > 0);
  return (
    <TimeChart
      points={points}
      series={SERIES}
      formatX={(second) => `${second} s`}
      formatY={(index) => index.toFixed(2)}
      xName={grid.width === 1 ? 'Second' : `Window of ${grid.width} s`}
      height={110}
      minSpan={5}
      label="Hot-shard index of each window, and the index expected of these keys"
      empty={
        grid.index === undefined
          ? `The hot-shard index of each window: ${BY_WIDTH}.`
          : 'The first second is not over yet.'
      }
    />
  );
}
