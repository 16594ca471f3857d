import { err, ok, type Result } from '../base/result.ts';
import type { RunResult } from './result.ts';

const METRICS = [
  'throttled.rate',
  'failed.rate',
  'dropped.rate',
  'rate.error',
  'service.p99',
  'response.p99',
  'hotShardIndex',
] as const;

export type Metric = (typeof METRICS)[number];

export interface Threshold {
  readonly metric: Metric;
  readonly op: '<' | '<=' | '>' | '>=';
  readonly limit: number;
}

/** Reads `METRIC OP N`, such as `throttled.rate < 0.01`. */
export function parseThreshold(text: string): Result<Threshold, string> {
  const match = /^\s*([\w.]+)\s*(<=|>=|<|>)\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*$/i.exec(
    text,
  );
  if (match === null)
    return err(`"${text}" is not a metric, one of < <= > >=, and a number: throttled.rate < 0.01`);
  const metric = METRICS.find((one) => one === match[1]);
  if (metric === undefined) return err(`"${match[1]}" is none of ${METRICS.join(', ')}`);
  return ok({ metric, op: match[2] as Threshold['op'], limit: Number(match[3]) });
}

/**
 * The value of a metric. A part of nothing is 0; a time that nothing took, and the evenness of
 * nothing, are `undefined`.
 */
export function metricOf(result: RunResult, metric: Metric): number | undefined {
  const part = (count: number, of: number): number => (of === 0 ? 0 : count / of);
  switch (metric) {
    case 'throttled.rate':
      return part(result.throttledAttempts, offered(result) + result.retried);
    case 'failed.rate':
      return part(result.gaveUp + result.failed, result.generated);
    case 'dropped.rate':
      return part(result.dropped, result.due);
    case 'rate.error':
      return part(Math.abs(offered(result) - result.due), result.due);
    case 'service.p99':
      return timeOf(result.latencyMs.service);
    case 'response.p99':
      return timeOf(result.latencyMs.response);
    case 'hotShardIndex':
      return result.accepted === 0 ? undefined : result.hotShardIndex;
  }
}

/** Why a metric has no value, in words. */
export function withoutValue(metric: Metric): string {
  return metric === 'hotShardIndex' ? 'nothing was accepted' : 'nothing was answered';
}

function timeOf({ p99, max }: RunResult['latencyMs']['service']): number | undefined {
  return max === 0 ? undefined : p99;
}

/** Records that were sent at least once. */
function offered(result: RunResult): number {
  return result.windows.reduce((sum, window) => sum + window.offered, 0);
}

export function holds({ op, limit }: Threshold, value: number): boolean {
  switch (op) {
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
  }
}
