import type { Mark } from './recharts.tsx';

/** A letter of a mark's label and the gap after the label, px. */
const LETTER_PX = 5.5;
const GAP_PX = 12;

/**
 * Marks with whether their label has room: one that would run over the label before it is left
 * out, its line stays.
 * @param range what the x axis shows, in the marks' unit
 * @param width of the x axis, px
 */
export function roomForLabels(
  marks: readonly Mark[],
  range: readonly [number, number],
  width: number,
): readonly (Mark & { readonly hasRoom: boolean })[] {
  const [from, to] = range;
  const scale = width / Math.max(to - from, Number.MIN_VALUE);
  let free = Number.NEGATIVE_INFINITY;
  return marks.map((mark) => {
    const at = (mark.x - from) * scale;
    const hasRoom = at >= free;
    if (hasRoom) free = at + mark.label.length * LETTER_PX + GAP_PX;
    return { ...mark, hasRoom };
  });
}
