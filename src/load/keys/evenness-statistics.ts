/**
 * How far the busiest shard is above an equal share: max over shards of count / equal share. 1: all
 * shards took the same, which is even, since every shard has the same capacity.
 * @param equal parts of all records: 1 / open shards, over a change of shards by the time each was open
 */
export function hotShardIndex(counts: readonly number[], equal: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return 0;
  let hottest = 0;
  counts.forEach((count, i) => {
    const expected = total * (equal[i] ?? 0);
    if (expected > 0) hottest = Math.max(hottest, count / expected);
  });
  // Thirds add up to a little more than 1, and an even run is to pass `hotShardIndex <= 1`.
  return Math.round(hottest * 1e9) / 1e9;
}

/**
 * The hot-shard index to expect when each of `records` falls on a shard by chance, with the parts
 * that its keys predict: the largest of the predictions, with the luck of each, √(2 p (1 − p) ln k / N)
 * for k shards (balls in bins; slightly high).
 * @param records how many were drawn; infinite: no luck, only the prediction
 * @param predicted and `equal`: parts of all records, shard by shard
 */
export function expectedIndex(
  records: number,
  predicted: readonly number[],
  equal: readonly number[],
): number {
  if (records <= 0) return 1;
  const used = predicted.filter((share) => share > 0).length;
  let highest = 0;
  predicted.forEach((share, i) => {
    const part = equal[i] ?? 0;
    if (part <= 0) return;
    const luck = Math.sqrt(
      (2 * share * (1 - Math.min(1, share)) * Math.log(Math.max(1, used))) / records,
    );
    highest = Math.max(highest, Math.min(1, share + luck) / part);
  });
  return highest;
}

/** How many of `records` were drawn by chance, for {@link expectedIndex}: without luck, no number of them differs. */
export function drawnRecords(records: number, byLuck: boolean): number {
  return byLuck || records === 0 ? records : Number.POSITIVE_INFINITY;
}

export interface ChiSquare {
  readonly statistic: number;
  readonly df: number;
  /** Probability of a statistic at least as large, were the shares true. */
  readonly p: number;
}

/** Cells that expect fewer are pooled. */
const LEAST_EXPECTED = 5;

/**
 * Pearson's test of `counts` against `shares` (which add up to 1). Small neighbours share a cell
 * only until it expects enough: one pool of all would call any skew over many shards even.
 * @param sampled how many keys the shares were drawn from, if they are no exact prediction: their
 * own luck widens the differences by 1 + N / sampled, which is taken out of the statistic
 */
export function chiSquare(
  counts: readonly number[],
  shares: readonly number[],
  sampled = Number.POSITIVE_INFINITY,
): ChiSquare {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const cells: { count: number; expected: number }[] = [];
  let pool = { count: 0, expected: 0 };
  counts.forEach((count, i) => {
    const expected = total * (shares[i] ?? 0);
    if (expected >= LEAST_EXPECTED) cells.push({ count, expected });
    else pool = { count: pool.count + count, expected: pool.expected + expected };
    if (pool.expected < LEAST_EXPECTED) return;
    cells.push(pool);
    pool = { count: 0, expected: 0 };
  });
  if (pool.expected > 0 || pool.count > 0) {
    const smallest = cells.toSorted((a, b) => a.expected - b.expected)[0];
    if (smallest === undefined) return { statistic: 0, df: 0, p: 1 };
    smallest.count += pool.count;
    smallest.expected += pool.expected;
  }
  const df = cells.length - 1;
  if (df < 1) return { statistic: 0, df: 0, p: 1 };
  const differences = cells.reduce(
    (sum, { count, expected }) => sum + (count - expected) ** 2 / expected,
    0,
  );
  const statistic = differences / (1 + total / sampled);
  return { statistic, df, p: upperGamma(df / 2, statistic / 2) };
}

/** Q(a, x), the regularised upper incomplete gamma function (DLMF 8.2.4, 8.7.1, 8.9.2). */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < 10_000 && Math.abs(term) > Math.abs(sum) * 1e-16; n += 1) {
      term *= x / (a + n);
      sum += term;
    }
    return Math.max(0, 1 - sum * scale);
  }
  // Lentz's method for the continued fraction.
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 10_000; n += 1) {
    const an = -n * (n - a);
    b += 2;
    d = an * d + b;
    if (Math.abs(d) < tiny) d = tiny;
    c = b + an / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const change = d * c;
    fraction *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return Math.min(1, fraction * scale);
}

/** ln Γ(x) for x > 0: Stirling's series after moving x above 10. */
function logGamma(x: number): number {
  let shift = 0;
  let at = x;
  while (at < 10) {
    shift -= Math.log(at);
    at += 1;
  }
  const square = 1 / (at * at);
  const series =
    (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)))) / at;
  return shift + (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series;
}
