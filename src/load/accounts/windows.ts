import type { RunWindow } from './run-snapshot.ts';

/** What is counted in each second of a run. */
export class Windows {
  readonly #target: number[] = [];
  readonly #offered: number[] = [];
  readonly #accepted: number[] = [];
  readonly #throttled: number[] = [];
  readonly #dropped: number[] = [];
  #last = -1;

  /** Makes sure that second `t` and all before it are there. */
  reach(t: number): void {
    for (; this.#last < t; this.#last += 1) {
      for (const column of [
        this.#target,
        this.#offered,
        this.#accepted,
        this.#throttled,
        this.#dropped,
      ])
        column.push(0);
    }
  }

  /** Adds to the latest second. */
  target(records: number): void {
    add(this.#target, this.#last, records);
  }

  offered(records: number): void {
    add(this.#offered, this.#last, records);
  }

  accepted(records: number): void {
    add(this.#accepted, this.#last, records);
  }

  throttled(records: number): void {
    add(this.#throttled, this.#last, records);
  }

  dropped(records: number): void {
    add(this.#dropped, this.#last, records);
  }

  /** Takes back targets that never became due, from the end: a run was stopped before them. */
  retract(records: number): void {
    let left = records;
    for (let t = this.#last; t >= 0 && left > 0; t -= 1) {
      const part = Math.min(left, this.#target[t] as number);
      add(this.#target, t, -part);
      left -= part;
    }
  }

  /** The window of second `t`; zeros when there is none. */
  window(t: number): RunWindow {
    return {
      t,
      target: this.#target[t] ?? 0,
      offered: this.#offered[t] ?? 0,
      accepted: this.#accepted[t] ?? 0,
      throttled: this.#throttled[t] ?? 0,
      dropped: this.#dropped[t] ?? 0,
    };
  }

  /** The last `count` seconds, oldest first. */
  last(count: number): RunWindow[] {
    const first = Math.max(0, this.#last + 1 - count);
    return Array.from({ length: this.#last + 1 - first }, (_, i) => this.window(first + i));
  }

  all(): RunWindow[] {
    return this.last(this.#last + 1);
  }
}

function add(column: number[], at: number, by: number): void {
  column[at] = (column[at] ?? 0) + by;
}
