import { expect } from 'vitest';
import type { ApiObject } from '../../operation.ts';
import type { ServiceOptions } from '../options.ts';
import { bench, type Bench } from './bench.ts';

export const NAME = 'orders';
export const SHARD = 'shardId-000000000000';
export const ARN = 'arn:aws:kinesis:us-east-1:123456789012:stream/orders';

/** A service with the stream `orders`, where transitions take no time. */
export function withStream(shards = 1, options: Partial<ServiceOptions> = {}): Bench {
  const made = bench({ transitionMs: 0, ...options });
  made.service.seedStream(NAME, shards);
  return made;
}

export async function summary({ call }: Bench): Promise<ApiObject> {
  return (await call('DescribeStreamSummary', { StreamName: NAME }))[
    'StreamDescriptionSummary'
  ] as ApiObject;
}

/** What a refused call is rejected with. */
export function refused(name: string, message?: string): unknown {
  return expect.objectContaining({ name, ...(message !== undefined && { message }) });
}
