/** How far the fullest shard is above its share: max over shards of count / expected. */
export function hotShardIndex(counts: readonly number[], shares: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return 0;
  let hottest = 0;
  counts.forEach((count, i) => {
    const expected = total * (shares[i] ?? 0);
    if (expected > 0) hottest = Math.max(hottest, count / expected);
  });
  return hottest;
}

/**
 * The hot-shard index that luck alone gives when `records` fall on `shards` equal
 * shards at random: 1 + √(2 k ln k / N), slightly high (balls in bins).
 */
export function expectedByLuck(records: number, shards: number): number {
  if (records <= 0 || shards <= 1) return 1;
  return Math.min(shards, 1 + Math.sqrt((2 * shards * Math.log(shards)) / records));
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
 */
export function chiSquare(counts: readonly number[], shares: readonly number[]): ChiSquare {
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
  const statistic = cells.reduce(
    (sum, { count, expected }) => sum + (count - expected) ** 2 / expected,
    0,
  );
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
export function logGamma(x: number): number {
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
