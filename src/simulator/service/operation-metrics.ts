import type { ApiObject } from '../operation.ts';
import type { Account } from './account.ts';
import { streamNameIn } from './touched.ts';

/**
 * Counts a PutRecord, PutRecords or GetRecords for its stream (docs/kinesis.md#stream-metrics).
 * @param output absent when the call failed
 * @param tookMs from its arrival to its end, added latency included
 */
export function countCall(
  account: Account,
  operation: string,
  input: ApiObject,
  output: ApiObject | undefined,
  tookMs: number,
): void {
  if (operation !== 'PutRecord' && operation !== 'PutRecords' && operation !== 'GetRecords') return;
  const metrics = account.streams.get(streamNameIn(account, operation, input) ?? '')?.metrics;
  if (metrics === undefined) return;
  const second = Math.floor(account.clock.epoch() / 1000);
  metrics.add(`${operation}.calls`, second, 1);
  metrics.add(`${operation}.latency`, second, Math.round(tookMs * 1000));
  if (output === undefined) return;
  if (operation !== 'PutRecords') {
    metrics.add(`${operation}.successes`, second, 1);
    return;
  }
  const entries = output['Records'] as readonly ApiObject[];
  const failed = output['FailedRecordCount'] as number;
  let internal = 0;
  if (failed > 0)
    for (const { ErrorCode } of entries) if (ErrorCode === 'InternalFailure') internal += 1;
  metrics.add('PutRecords.totalRecords', second, entries.length);
  metrics.add('PutRecords.successfulRecords', second, entries.length - failed);
  metrics.add('PutRecords.failedRecords', second, internal);
  metrics.add('PutRecords.throttledRecords', second, failed - internal);
  if (failed < entries.length) metrics.add('PutRecords.successes', second, 1);
}
