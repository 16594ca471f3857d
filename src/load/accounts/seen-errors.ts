import type { Problem, SeenError } from './run-snapshot.ts';

/** Codes are the service's; a service that makes up new ones must not fill the memory. */
const MAX_CODES = 100;

/** The errors of a run by code, each with its latest words. */
export class SeenErrors {
  readonly #seen = new Map<string, { count: number; problem: Problem }>();

  /** Records per code, throttles aside, since last taken. */
  readonly #recent = new Map<string, number>();

  add(problem: Problem, count: number): void {
    if (problem.kind !== 'throttled')
      this.#recent.set(problem.code, (this.#recent.get(problem.code) ?? 0) + count);
    const known = this.#seen.get(problem.code);
    if (known !== undefined) {
      known.count += count;
      known.problem = problem;
    } else if (this.#seen.size < MAX_CODES) this.#seen.set(problem.code, { count, problem });
  }

  /** The code that most records have met since the last call, and how many met any. */
  takeRecent(): { code: string | undefined; count: number } {
    let code: string | undefined;
    let most = 0;
    let count = 0;
    for (const [one, times] of this.#recent) {
      count += times;
      if (times > most) {
        most = times;
        code = one;
      }
    }
    this.#recent.clear();
    return { code, count };
  }

  all(): SeenError[] {
    return [...this.#seen.values()]
      .map(({ count, problem }) => ({ ...problem, count }))
      .toSorted((a, b) => b.count - a.count);
  }
}
