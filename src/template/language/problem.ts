/** Where in the template's source, and what is wrong there, in words. */
export interface TemplateProblem {
  readonly severity: 'error' | 'warning' | 'hint';
  readonly message: string;
  /** UTF-16 offset in the source as the user typed it. */
  readonly offset: number;
  /** UTF-16 length, at least 1 unless at the very end. */
  readonly length: number;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
  /** What to put instead, when we can guess. */
  readonly suggestion?: string;
}

/** A piece of the source, by UTF-16 offset. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** Finds line and column of an offset; `\n`, `\r\n` and `\r` end a line. */
export class LineIndex {
  readonly #starts: number[] = [0];

  constructor(source: string) {
    for (let i = 0; i < source.length; i += 1) {
      const code = source.charCodeAt(i);
      if (code === 10 || (code === 13 && source.charCodeAt(i + 1) !== 10)) this.#starts.push(i + 1);
    }
  }

  at(offset: number): { readonly line: number; readonly column: number } {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] as number) + 1 };
  }
}

/** `LINE:COLUMN: message`, with the guess if there is one. */
export function describeProblem(problem: TemplateProblem): string {
  return `${problem.line}:${problem.column}: ${problem.message}`;
}

/** The warnings among hints, for a command line: `LINE:COLUMN: warning: message`. */
export function describeWarnings(hints: readonly TemplateProblem[]): readonly string[] {
  return hints
    .filter(({ severity }) => severity === 'warning')
    .map((hint) => `${hint.line}:${hint.column}: warning: ${hint.message}`);
}
