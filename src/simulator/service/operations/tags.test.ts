import { expect, it } from 'vitest';
import { bench } from '../testing/bench.ts';
import { ARN, NAME, refused } from '../testing/stream.ts';

it('the tags of a stream that is being created can be read, and not changed', async () => {
  const { call, clock } = bench({ transitionMs: 500, limits: false });
  await call('CreateStream', { StreamName: NAME, ShardCount: 1, Tags: { team: 'blue' } });
  const listed = { Tags: [{ Key: 'team', Value: 'blue' }] };
  expect(await call('ListTagsForStream', { StreamName: NAME })).toMatchObject(listed);
  const changes = [
    ['AddTagsToStream', { StreamName: NAME, Tags: { team: 'red' } }],
    ['RemoveTagsFromStream', { StreamName: NAME, TagKeys: ['team'] }],
    ['TagResource', { ResourceARN: ARN, Tags: { team: 'red' } }],
    ['UntagResource', { ResourceARN: ARN, TagKeys: ['team'] }],
  ] as const;
  for (const [operation, input] of changes)
    await expect(call(operation, input)).rejects.toEqual(
      refused(
        'ResourceInUseException',
        'Stream orders under account 123456789012 not ACTIVE, instead in state CREATING',
      ),
    );
  await clock.advance(500);
  for (const [operation, input] of changes) await call(operation, input);
  expect(await call('ListTagsForResource', { ResourceARN: ARN })).toEqual({ Tags: [] });
});
