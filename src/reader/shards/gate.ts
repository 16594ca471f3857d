/** Lets loops through while it is open. */
export class Gate {
  #waiting: (() => void)[] = [];
  #open = true;
  readonly #onClose = new Set<() => void>();

  get isOpen(): boolean {
    return this.#open;
  }

  close(): void {
    this.#open = false;
    for (const action of this.#onClose) action();
  }

  /** Calls `action` at each closing; returns how to stop that. */
  onClose(action: () => void): () => void {
    this.#onClose.add(action);
    return () => this.#onClose.delete(action);
  }

  open(): void {
    this.#open = true;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const go of waiting) go();
  }

  /** Resolves when the gate is open, or when `signal` aborts. */
  async pass(signal: AbortSignal): Promise<void> {
    while (!this.#open && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const go = (): void => {
          signal.removeEventListener('abort', go);
          resolve();
        };
        this.#waiting.push(go);
        signal.addEventListener('abort', go, { once: true });
      });
    }
  }
}
