import { ManualClock } from '../../../base/manual-clock.ts';
import { encodeUtf8 } from '../../../base/utf8.ts';
import type { ApiObject } from '../../operation.ts';
import type { ServiceOptions } from '../options.ts';
import { createService, type SimulatedService } from '../service.ts';

export interface Bench {
  readonly clock: ManualClock;
  readonly service: SimulatedService;
  readonly call: (operation: string, input: ApiObject) => Promise<ApiObject>;
}

/** A service on a clock that only the test moves. */
export function bench(options: Partial<ServiceOptions> = {}): Bench {
  const clock = new ManualClock();
  const service = createService({
    clock,
    accountId: '123456789012',
    region: 'us-east-1',
    seed: 1,
    transitionMs: 500,
    limits: true,
    maxBytes: 512 * 1024 * 1024,
    ...options,
  });
  return { clock, service, call: (operation, input) => service.call(operation, input) };
}

export function records(
  count: number,
  bytes = 10,
  key = (i: number): string => `key-${i}`,
): ApiObject[] {
  return Array.from({ length: count }, (_, i) => ({
    Data: encodeUtf8(String(i).padEnd(bytes, '.')),
    PartitionKey: key(i),
  }));
}

/** Reads one shard from TRIM_HORIZON to its tip or end; quotas should be off. */
export async function readShard(
  { call }: Bench,
  stream: string,
  shardId: string,
): Promise<readonly ApiObject[]> {
  const found: ApiObject[] = [];
  const start = await call('GetShardIterator', {
    StreamName: stream,
    ShardId: shardId,
    ShardIteratorType: 'TRIM_HORIZON',
  });
  let iterator = start['ShardIterator'] as string | undefined;
  while (iterator !== undefined) {
    const reply: ApiObject = await call('GetRecords', { ShardIterator: iterator });
    found.push(...(reply['Records'] as ApiObject[]));
    iterator = reply['NextShardIterator'] as string | undefined;
    if (reply['MillisBehindLatest'] === 0) break;
  }
  return found;
}
