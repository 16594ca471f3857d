/** A letter of a mark's text, px. */
const LETTER_PX = 5.5;
/** Between two texts, px. */
const GAP_PX = 6;
/** More rows would hide the lines of the chart. */
const MOST_ROWS = 5;

export interface PlacedMark {
  readonly x: number;
  readonly label: string;
  /** Counted from the top, so that texts of marks that are close stand below each other. */
  readonly row: number;
  /** The text stands before its line: after it there is no room. */
  readonly before: boolean;
}

/** Places the texts of marks, given in the order of time, on an axis of `width` px. */
export function markRows(
  marks: readonly { readonly x: number; readonly label: string }[],
  [from, to]: readonly [number, number],
  width: number,
): PlacedMark[] {
  const ends = Array.from({ length: MOST_ROWS }, () => Number.NEGATIVE_INFINITY);
  return marks.map(({ x, label }) => {
    const at = (x - from) / Math.max(to - from, 1e-9);
    const length = (label.length * LETTER_PX + GAP_PX) / Math.max(width, 1);
    const before = at + length > 1 && at >= length;
    const start = before ? at - length : at;
    const free = ends.findIndex((end) => end <= start);
    const row = free >= 0 ? free : ends.indexOf(Math.min(...ends));
    ends[row] = start + length;
    return { x, label, row, before };
  });
}
