/** Where a record that should be JSON is not. */
export interface JsonProblem {
  /** 1 for the first record. */
  readonly record: number;
  /** 0-based, in characters; `undefined` when the engine does not say. */
  readonly position: number | undefined;
  readonly message: string;
}

function looksLikeJson(text: string): boolean {
  return /^\s*[{[]/.test(text);
}

/** The first record that begins like JSON and is none; `undefined` when there is no such record. */
export function checkJson(samples: readonly string[]): JsonProblem | undefined {
  for (const [i, sample] of samples.entries()) {
    if (!looksLikeJson(sample)) continue;
    try {
      JSON.parse(sample);
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message : 'not JSON';
      const position = /position (\d+)/.exec(message)?.[1];
      return {
        record: i + 1,
        position: position === undefined ? undefined : Number(position),
        message: message.replace(/ in JSON at position.*$/, '').replace(/, ".*$/s, ''),
      };
    }
  }
  return undefined;
}
