import type { Clock } from '../../base/clock.ts';
import type { Run } from '../../load/run.ts';
import type { RunResult } from '../../load/result.ts';
import type { RunSnapshot } from '../../load/accounts/run-snapshot.ts';
import { ViewsOfRun, type RunViews } from './run-views.ts';

const SNAPSHOT_MS = 250;
/** A run that goes on is noted so often, for when its page is left. */
const NOTE_MS = 500;
/** At most one part in so many of the time goes into notes of a run with many shards or hours. */
const NOTE_SHARE = 20;
/** Ended runs whose heat can still be asked for. */
const MOST_ENDED = 8;

export interface RunsListener {
  snapshot(id: string, snapshot: RunSnapshot): void;
  /** How far a run is, in full; the next one is told when this one is noted. */
  note(id: string, result: RunResult, views: RunViews): Promise<void>;
  ended(id: string, run: Run, result: RunResult, views: RunViews): void;
}

interface Followed {
  readonly run: Run;
  readonly views: ViewsOfRun;
  going: boolean;
}

/** The producers of a page, by id: those that go on, and the last that ended. */
export class Runs {
  readonly #runs = new Map<string, Followed>();
  readonly #clock: Clock;
  readonly #listener: RunsListener;

  constructor(clock: Clock, listener: RunsListener) {
    this.#clock = clock;
    this.#listener = listener;
  }

  /** The run that goes on under this id. */
  going(id: string): Run | undefined {
    const found = this.#runs.get(id);
    return found?.going === true ? found.run : undefined;
  }

  views(id: string): ViewsOfRun | undefined {
    return this.#runs.get(id)?.views;
  }

  abandonAll(): void {
    for (const { run, going } of this.#runs.values()) if (going) run.abandon();
  }

  /** What a button did is seen at once: a run may stop and drain between two ticks. */
  show(id: string): void {
    const run = this.going(id);
    if (run !== undefined) this.#listener.snapshot(id, run.snapshot());
  }

  /** Tells what a run is doing until it ends, and then its result. */
  async follow(id: string, run: Run): Promise<void> {
    this.#forget();
    const views = new ViewsOfRun(run);
    const followed: Followed = { run, views, going: true };
    this.#runs.set(id, followed);
    let nextNote = this.#clock.now();
    const note = async (snapshot: RunSnapshot): Promise<void> => {
      const before = this.#clock.now();
      nextNote = Number.POSITIVE_INFINITY;
      await this.#listener.note(id, run.soFar(), views.views(snapshot));
      const now = this.#clock.now();
      nextNote = Math.max(before + NOTE_MS, now + (now - before) * NOTE_SHARE);
    };
    const tick = (): void => {
      const snapshot = run.snapshot();
      views.follow(snapshot);
      this.#listener.snapshot(id, snapshot);
      if (this.#clock.now() >= nextNote) void note(snapshot);
      timer = this.#clock.after(SNAPSHOT_MS, tick);
    };
    let timer = this.#clock.after(0, tick);
    const result = await run.finished;
    timer.cancel();
    followed.going = false;
    const last = run.snapshot();
    views.follow(last);
    this.#listener.snapshot(id, last);
    this.#listener.ended(id, run, result, views.views(last));
  }

  #forget(): void {
    const ended = [...this.#runs].filter(([, { going }]) => !going);
    for (const [id] of ended.slice(0, Math.max(0, ended.length - MOST_ENDED + 1)))
      this.#runs.delete(id);
  }
}
