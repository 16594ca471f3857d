const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400];

/** Whole-second ticks within [from, to], at round distances, about `count` of them. */
export function ticksBetween(from: number, to: number, count: number): number[] {
  const wanted = (to - from) / count;
  const step = STEPS.find((candidate) => candidate >= wanted) ?? Math.ceil(wanted / 86400) * 86400;
  const ticks: number[] = [];
  for (let tick = Math.ceil(from / step) * step; tick <= to; tick += step) ticks.push(tick);
  return ticks;
}

/** Ticks from 0 at 1, 2 or 5 times a power of ten apart, about `count` of them, the last ≥ `highest`. */
export function valueTicks(highest: number, count: number): number[] {
  const wanted = Math.max(highest, Number.MIN_VALUE) / count;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = [1, 2, 5, 10].map((digit) => digit * power).find((size) => size >= wanted) ?? wanted;
  const steps = Math.ceil(highest / step);
  return Array.from({ length: steps + 1 }, (_, i) => i * step);
}

/** A letter of a mark's text, px. */
const LETTER_PX = 5.5;
/** Between two texts, px. */
const GAP_PX = 6;
/** More rows would hide the lines of the chart. */
const MOST_ROWS = 5;

interface PlacedMark {
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
