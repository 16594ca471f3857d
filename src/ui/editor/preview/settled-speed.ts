/** Two measurements this near to each other, as a part of the larger, say that the machine is at rest. */
const NEAR = 0.25;
/** A machine that never rests is measured no more often. */
const MOST = 5;

/**
 * How many records a second this machine makes, from what was measured one after the other. A busy
 * first visit gives a thousandth of what comes a second later.
 * @returns the fastest; `undefined`: it is to be measured again
 */
export function settledSpeed(measured: readonly number[]): number | undefined {
  const [last, before] = measured.toReversed();
  if (last === undefined || before === undefined) return undefined;
  const settled = Math.abs(last - before) <= NEAR * Math.max(last, before);
  return settled || measured.length >= MOST ? Math.max(...measured) : undefined;
}
