import { expect, it } from 'vitest';
import { evenRanges } from '../../kinesis/hash-keys/hash-range.ts';
import { shardIdOf } from '../../kinesis/shards/shard-id.ts';
import { aimedShardProblem } from './shard-router.ts';

const SHARDS = evenRanges(8).map((range, i) => ({
  shardId: shardIdOf(i),
  range,
  startingSequenceNumber: '0',
  ...(i === 0 && { endingSequenceNumber: '1' }),
}));

it.each([
  [shardIdOf(1), undefined],
  [shardIdOf(0), `Shard ${shardIdOf(0)} is closed, so it takes no records any more. Open are`],
  ['shardId-9', 'The stream has no shard shardId-9. Open are shardId-000000000001,'],
])('records aimed at %s', (shardId, problem) => {
  const found = aimedShardProblem(shardId, SHARDS);
  if (problem === undefined) expect(found).toBeUndefined();
  else expect(found).toContain(problem);
});
