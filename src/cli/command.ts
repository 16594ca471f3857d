/** What a command may touch of the process; tests hand in their own. */
export interface Terminal {
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Resolves when the text was taken, so that a slow reader slows the writer. */
  out(text: string | Uint8Array): Promise<void>;
  err(text: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether standard error is a terminal: only then is there a progress line. */
  readonly isTerminal: boolean;
  /** How wide that terminal is now; it may be made wider or narrower. */
  columns?(): number | undefined;
  /** Whether standard output is a terminal, which would obey control characters in data. */
  readonly outIsTerminal?: boolean;
  /** Minutes east of UTC on the machine's clock; absent: none. */
  readonly utcOffsetMinutes?: number;
  /** Counts SIGINT, SIGTERM and SIGHUP: aborts at the first, then at the second. */
  readonly interrupted: AbortSignal;
  readonly interruptedTwice: AbortSignal;
}

export interface Command {
  /** One line for `shardlab --help`. */
  readonly summary: string;
  /** The whole text of `shardlab COMMAND --help`. */
  readonly help: string;
  /** @returns the exit code: docs/command-line.md#exit-codes */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
}

/** A bad flag, template or file: exit 2 with this message. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
