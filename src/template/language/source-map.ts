import type { Span } from './problem.ts';

/** The text that is parsed, and the way back to the text that was typed. */
export interface SourceMap {
  readonly text: string;
  /** @param span in the parsed text; @returns in the typed text */
  original(span: Span): Span;
}

/** The template as it stands. */
export function wholeSource(source: string): SourceMap {
  return { text: source, original: (span) => span };
}

/**
 * The template without its line breaks, so that each record is one line.
 * @param isTrimmed also without the white space around it, no-break spaces and a byte order mark
 *   included, as KDG reads what was typed
 */
export function oneLineSource(source: string, isTrimmed: boolean): SourceMap {
  const start = isTrimmed ? source.length - source.trimStart().length : 0;
  const end = isTrimmed ? Math.max(start, source.trimEnd().length) : source.length;
  const pieces: string[] = [];
  /** For each removed character, where in the shortened text it stood. */
  const removedAt: number[] = [];
  let from = 0;
  let kept = 0;
  for (let i = 0; i < source.length; i += 1) {
    const code = source.charCodeAt(i);
    if (i >= start && i < end && code !== 10 && code !== 13) continue;
    pieces.push(source.slice(from, i));
    kept += i - from;
    removedAt.push(kept);
    from = i + 1;
  }
  if (removedAt.length === 0) return wholeSource(source);
  pieces.push(source.slice(from));

  const typedOffset = (offset: number): number => {
    let low = 0;
    let high = removedAt.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((removedAt[middle] as number) <= offset) low = middle + 1;
      else high = middle;
    }
    return offset + low;
  };
  return {
    text: pieces.join(''),
    original({ offset, length }) {
      const start = typedOffset(offset);
      const end = length === 0 ? start : typedOffset(offset + length - 1) + 1;
      return { offset: start, length: end - start };
    },
  };
}
