import type { ChiSquare } from './evenness-statistics.ts';

/** What the index measures, after its name. */
export const INDEX_MEANING =
  'records of the busiest shard divided by an equal share of the open shards; 1 is even';

/** What the chi-square test asks. */
export const TEST_MEANING =
  'Compares the records of each shard with the share that the partition keys predict. p is how often luck alone makes differences this large or larger.';

/** What runs of earlier versions measured the same two by. */
export const BY_WIDTH =
  'this run is from an earlier version, which compared with the width of each shard’s range, not with an equal share';

/** `p 0.588`; below a thousandth only that, since no student needs the digits. */
function pWords(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p ${p.toFixed(3)}`;
}

/** `11.20 (df 3, p 0.011)` */
export function chiSquareWords({ statistic, df, p }: ChiSquare): string {
  return df === 0 ? 'no test' : `${statistic.toFixed(2)} (df ${df}, ${pWords(p)})`;
}

/** What the outcome says. With one cell there is nothing to compare. */
export function verdictWords({ df, p }: ChiSquare): string {
  if (df === 0) return 'All records were predicted for one shard, or there were too few to test.';
  return p < 0.01
    ? 'Luck alone hardly makes such differences.'
    : 'There is no sign of more than luck.';
}
