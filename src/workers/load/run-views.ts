import type { Run } from '../../load/run.ts';
import type {
  CauseSeconds,
  RunMark,
  RunSnapshot,
  SeenError,
} from '../../load/accounts/run-snapshot.ts';
import type { WindowColumns } from '../../load/accounts/window-figures.ts';
import { HeatHistory, type HeatGrid } from './heat-history.ts';

/** What the result of a run leaves out, and its report shows. */
export interface RunViews {
  readonly heat: HeatGrid;
  readonly marks: readonly RunMark[];
  readonly topKeys: RunSnapshot['topKeys'];
  /** The predicted hot-shard index with the luck of so few records; absent in runs of older versions. */
  readonly expectedIndex?: number;
  /** Open shards at the end, in the order of their ranges; absent in runs of older versions. */
  readonly ranges?: readonly ShardRange[];
  /** With their words and advice; absent in runs of older versions. */
  readonly errors?: readonly SeenError[];
  /** Why target, offered and accepted parted; absent in runs of older versions. */
  readonly causes?: readonly CauseSeconds[];
  /** Beside the result's windows, second by second; absent in runs of older versions. */
  readonly windows?: WindowColumns;
}

/** A shard's range as parts of the hash space. */
interface ShardRange {
  readonly shardId: string;
  readonly start: number;
  readonly width: number;
}

/** Follows one run: its heat outlives the rings that the engine keeps. */
export class ViewsOfRun {
  readonly #run: Run;
  readonly #heat = new HeatHistory();

  constructor(run: Run) {
    this.#run = run;
  }

  /** Call once in a while, at least every few minutes. */
  follow(snapshot: RunSnapshot): void {
    this.#heat.add(
      this.#run.heat(this.#heat.next),
      new Map(
        snapshot.shards
          .filter(({ open }) => open)
          .map(({ shardId, predictedShare }) => [shardId, predictedShare]),
      ),
      snapshot.byLuck,
    );
  }

  heat(): HeatGrid {
    return this.#heat.grid();
  }

  /** At the end of the run. */
  views(snapshot: RunSnapshot): RunViews {
    const { marks, topKeys, expectedIndex, errors, causes } = snapshot;
    const ranges = snapshot.shards
      .filter(({ open }) => open)
      .map(({ shardId, start = 0, width }) => ({ shardId, start, width }))
      .toSorted((a, b) => a.start - b.start);
    return {
      heat: this.#heat.grid(),
      marks,
      topKeys,
      expectedIndex,
      ranges,
      errors,
      causes,
      windows: this.#run.windowColumns(),
    };
  }
}
