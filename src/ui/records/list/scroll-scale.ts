/**
 * Chromium lays nothing out beyond 33.5 million device pixels: a million rows of 28 px
 * on a screen of two device pixels each would need 56 million. So a tall list gets a
 * scroll bar of this height at most, and what it shows is worked out from there.
 */
export const MAX_SCROLL_PX = 8_000_000;

export interface ScrollState {
  /** Where the list stands, in px of all its rows. */
  readonly offset: number;
  /** Where the scroll bar stands. */
  readonly bar: number;
}

export interface ScrollExtent {
  /** Height of all rows, px. */
  readonly content: number;
  readonly viewport: number;
}

/** The height that the scrolled element gets, px. */
export function barHeight(extent: ScrollExtent): number {
  return Math.min(extent.content, MAX_SCROLL_PX);
}

function ends(extent: ScrollExtent): { readonly bar: number; readonly offset: number } {
  return {
    bar: Math.max(0, barHeight(extent) - extent.viewport),
    offset: Math.max(0, extent.content - extent.viewport),
  };
}

/** Where the scroll bar belongs for an offset. */
export function barAt(offset: number, extent: ScrollExtent): number {
  const end = ends(extent);
  return end.bar === end.offset ? offset : (offset / end.offset) * end.bar;
}

/** The offset, kept within the list. */
export function clampOffset(offset: number, extent: ScrollExtent): number {
  return Math.min(ends(extent).offset, Math.max(0, offset));
}

/**
 * The scroll bar was moved to `bar`. A small step (wheel, touch, arrow) moves the list by
 * just as much; a leap (dragging the thumb) goes to the same part of the whole.
 */
export function scrolledTo(state: ScrollState, bar: number, extent: ScrollExtent): ScrollState {
  const end = ends(extent);
  if (end.bar === end.offset) return { offset: bar, bar };
  const delta = bar - state.bar;
  const offset =
    Math.abs(delta) > extent.viewport * 2
      ? (bar / end.bar) * end.offset
      : clampOffset(state.offset + delta, extent);
  return { offset, bar };
}

/**
 * Whether the bar should be put back where it belongs: small steps let it drift, which
 * is mended when scrolling rests, or at once when it would stop at an end too early.
 */
export function hasDrifted(state: ScrollState, extent: ScrollExtent): boolean {
  return Math.abs(barAt(state.offset, extent) - state.bar) > 1;
}

export function isStuck(state: ScrollState, extent: ScrollExtent): boolean {
  const end = ends(extent);
  const atStop = state.bar <= 0 || state.bar >= end.bar - 0.5;
  return atStop && hasDrifted(state, extent);
}
