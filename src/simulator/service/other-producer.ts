import type { Random } from '../../base/random.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import type { Account } from './account.ts';
import type { Fault, FaultScope } from './faults.ts';
import { putContext, route, store, stored } from './put.ts';
import type { ShardState } from './shard-state.ts';
import type { Stream } from './stream.ts';

/** At most this many records a turn: a page that slept does not catch up for minutes. */
const MOST_PER_TURN = 5_000;

/**
 * The fault `other-producer`: puts its records where the scope says, takes no notice of
 * throttles, and answers how many it offered.
 */
export function otherProducer(
  account: Account,
  fault: Extract<Fault, { kind: 'other-producer' }>,
  scope: FaultScope,
): (elapsedMs: number, random: Random) => number {
  const data = encodeUtf8(
    'another producer '.repeat(Math.ceil(fault.recordBytes / 17)).slice(0, fault.recordBytes),
  );
  let owed = 0;
  return (elapsedMs, random) => {
    owed = Math.min(MOST_PER_TURN, owed + (elapsedMs * fault.recordsPerSecond) / 1000);
    const count = Math.floor(owed);
    owed -= count;
    for (const stream of account.streams.values())
      if (
        (scope.stream === undefined || scope.stream === stream.name) &&
        (stream.status === 'ACTIVE' || stream.status === 'UPDATING')
      )
        put(account, stream, scope, data, count, random);
    return count;
  };
}

function put(
  account: Account,
  stream: Stream,
  scope: FaultScope,
  data: Uint8Array,
  count: number,
  random: Random,
): void {
  const shards = stream.open.filter(
    ({ id }) => scope.shardIds === undefined || scope.shardIds.includes(id),
  );
  if (shards.length === 0) return;
  const context = putContext(account, stream);
  let bytes = 0;
  for (let i = 0; i < count; i += 1) {
    const shard = shards[random.below(shards.length)] as ShardState;
    const key = `other-producer-${random.below(1_000_000)}`;
    const hash = shard.origin.range.start.toString();
    const record = route(context, data, key, hash);
    if (store(context, record) > 0) bytes += data.length + record.keyBytes;
  }
  stored(context, 'PutRecords', bytes);
}
