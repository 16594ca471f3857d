/**
 * One stop for many tasks, each with a signal of its own: a single signal with a
 * listener per shard makes Node warn of a leak from the eleventh on.
 */
export class StopGroup {
  readonly #controllers = new Set<AbortController>();
  #stopped = false;

  get stopped(): boolean {
    return this.#stopped;
  }

  stop(): void {
    this.#stopped = true;
    for (const controller of this.#controllers) controller.abort();
  }

  /** Runs `task` with a signal of its own. */
  async run<T>(task: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    if (this.#stopped) controller.abort();
    this.#controllers.add(controller);
    try {
      return await task(controller.signal);
    } finally {
      this.#controllers.delete(controller);
    }
  }
}
