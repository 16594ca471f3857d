import { sleep } from '../../base/clock.ts';
import { ServiceError, type ApiObject } from '../operation.ts';
import type { Account } from './account.ts';
import {
  ConnectionCut,
  limitExceeded,
  rateExceededText,
  readRateExceededText,
  throughputExceeded,
} from './errors.ts';
import type { Touched } from './fault-injector.ts';
import { expiredIterator } from './operations/read.ts';
import { OPERATIONS } from './operations/table.ts';
import { countCall } from './operation-metrics.ts';
import { streamNameIn, touchedBy } from './touched.ts';

const WRITES = new Set(['PutRecord', 'PutRecords']);
/** Operations after which a list of streams or a stream's settings may look the same as before. */
const QUIET = /^(?:PutRecords?|Get|List|Describe)/;

/**
 * One call, with whatever faults are on, the rate of its operation, and its count.
 * @throws ServiceError; ConnectionCut when there is to be no answer
 */
export async function dispatch(
  account: Account,
  operation: string,
  input: ApiObject,
): Promise<ApiObject> {
  const run = OPERATIONS.get(operation);
  if (run === undefined) throw new ServiceError('UnknownOperationException', '');
  const start = account.clock.now();
  let output: ApiObject | undefined;
  try {
    const touched = account.faults.isQuiet ? undefined : touchedBy(account, operation, input);
    if (touched !== undefined) {
      await interfere(account, operation, touched);
      spoil(account, operation, touched);
    }
    takeRate(account, operation, input);
    output = run(account, input);
    if (!QUIET.test(operation)) account.onChange();
    if (
      touched !== undefined &&
      WRITES.has(operation) &&
      account.faults.strike('lost-reply', touched) !== undefined
    )
      throw new ConnectionCut('The reply was lost after the write was stored.');
    return output;
  } finally {
    countCall(account, operation, input, output, account.clock.now() - start);
  }
}

/**
 * What a network cut holds back: records on their way. A run first asks for the stream and its
 * shards. If those calls were cut too, the run would wait while the time of the cut ran down.
 */
const CARRIES_RECORDS = new Set([
  'PutRecord',
  'PutRecords',
  'GetShardIterator',
  'GetRecords',
  'SubscribeToShard',
]);

/** Faults that requests may meet before the service looks at them. */
export async function interfere(
  account: Account,
  operation: string,
  touched: Touched,
): Promise<void> {
  const { faults, clock } = account;
  if (CARRIES_RECORDS.has(operation) && faults.strike('network-cut', touched) !== undefined)
    throw new ConnectionCut('The network is cut.');
  if (faults.strike('expired-token', touched) !== undefined)
    throw new ServiceError(
      'ExpiredTokenException',
      'The security token included in the request is expired',
    );
  const delay = faults.delay(touched);
  if (delay > 0) await sleep(clock, delay);
  const error = faults.strike('server-error', touched);
  if (error?.status === 503)
    throw new ServiceError(
      'ServiceUnavailable',
      'The request has failed due to a temporary failure of the server.',
      503,
    );
  if (error !== undefined) throw internalFailure();
}

/** Faults that only certain operations know. */
function spoil(account: Account, operation: string, touched: Touched): void {
  const { faults } = account;
  if (operation === 'GetRecords' && faults.strike('expired-iterator', touched) !== undefined) {
    const now = account.streams.get(touched.stream ?? '')?.time() ?? account.clock.epoch();
    throw expiredIterator(now - 300_001, now, 300_000);
  }
  if (operation !== 'GetRecords' && operation !== 'PutRecord') return;
  if (faults.strike('throughput-exception', touched) !== undefined) {
    const [shardId = ''] = touched.shardIds();
    account.streams
      .get(touched.stream ?? '')
      ?.shard(shardId)
      ?.metrics.add(
        operation === 'PutRecord' ? 'throttledRecords' : 'throttledReads',
        Math.floor(account.clock.epoch() / 1000),
        1,
      );
    const text = operation === 'PutRecord' ? rateExceededText : readRateExceededText;
    throw throughputExceeded(text(shardId, touched.stream ?? '', account.accountId));
  }
  if (operation === 'PutRecord' && faults.strike('internal-failure', touched) !== undefined)
    throw internalFailure();
}

function internalFailure(): ServiceError {
  return new ServiceError('InternalFailureException', 'Internal service failure.', 500);
}

/**
 * A dry run uses no quota.
 * @throws ServiceError LimitExceeded; for GetShardIterator ProvisionedThroughputExceeded
 */
function takeRate(account: Account, operation: string, input: ApiObject): void {
  const scope = account.rates.scopeOf(operation);
  if (scope === undefined || input['DryRun'] === true) return;
  const named = streamNameIn(account, operation, input);
  const stream = scope === 'account' ? undefined : named;
  const shardId = scope === 'shard' ? (input['ShardId'] as string) : '';
  if (account.rates.take(operation, `${stream ?? ''}/${shardId}`)) return;
  if (scope === 'shard')
    throw throughputExceeded(rateExceededText(shardId, stream ?? '', account.accountId));
  throw limitExceeded(
    named === undefined
      ? `Rate exceeded for account ${account.accountId}.`
      : `Rate exceeded for stream ${named} under account ${account.accountId}.`,
  );
}
