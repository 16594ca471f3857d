import { call } from '../../state/streams/streams.ts';

/** What describe-stream prints, shards apart; numbers and texts as the service gives them. */
export interface Description {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly shards: readonly Readonly<Record<string, unknown>>[];
}

/** DescribeStream, all pages. */
export async function describeStream(name: string): Promise<Description> {
  const shards: Record<string, unknown>[] = [];
  let fields: Record<string, unknown> = {};
  for (;;) {
    const last = shards.at(-1)?.['ShardId'];
    const { StreamDescription } = await call('DescribeStream', {
      StreamName: name,
      ...(typeof last === 'string' && { ExclusiveStartShardId: last }),
    });
    const { Shards = [], HasMoreShards, ...rest } = { ...StreamDescription };
    for (const shard of Shards) shards.push({ ...shard });
    fields = { ...rest, HasMoreShards: false };
    if (HasMoreShards !== true || Shards.length === 0) return { fields, shards };
  }
}
