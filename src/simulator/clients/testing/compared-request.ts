/** One request of the comparison; `input` may use what earlier answers said. */
export interface ComparedRequest {
  readonly name: string;
  readonly operation?: string;
  readonly input?: unknown;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** As it is, in place of `input`. */
  readonly body?: string;
  /** Keeps a member of the answer for later inputs, which name it `$member`. */
  readonly keep?: string;
  /** Sent first, and again until its answer is this: transitions take each peer its time. */
  readonly untilActive?: string;
}
