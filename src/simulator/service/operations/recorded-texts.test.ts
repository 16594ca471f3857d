import { describe, expect, it } from 'vitest';
import type { ApiObject } from '../../operation.ts';
import { bench } from '../testing/bench.ts';
import { ARN, NAME, refused, withStream } from '../testing/stream.ts';

const ACCOUNT = '123456789012';

describe('in the words that AWS was seen to use', () => {
  it('a stream with consumers is not deleted', async () => {
    const { call } = withStream();
    await call('RegisterStreamConsumer', { StreamARN: ARN, ConsumerName: 'app' });
    await expect(call('DeleteStream', { StreamName: NAME })).rejects.toEqual(
      refused(
        'ResourceInUseException',
        `DeleteStream can’t delete ${ACCOUNT}:orders because there are consumers associated with this data stream. To delete orders anyway, set the EnforceConsumerDeletion parameter to true to force the deletion of all the consumers that are associated with it.`,
      ),
    );
  });

  it('five streams are created at a time', async () => {
    const made = bench({ transitionMs: 500 });
    made.service.setQuota('rate:CreateStream', false);
    const create = (StreamName: string): Promise<ApiObject> =>
      made.call('CreateStream', { StreamName, ShardCount: 1 });
    for (let i = 0; i < 5; i += 1) await create(`s${i}`);
    await expect(create('sixth')).rejects.toEqual(
      refused(
        'LimitExceededException',
        `This request would have exceed the limit on the number  of streams that can simultaneously be in CREATING or DELETING for the account ${ACCOUNT}. Limit: 5.`,
      ),
    );
    await expect(made.call('ListShards', { StreamName: 's0' })).rejects.toEqual(
      refused(
        'ResourceInUseException',
        `Stream s0 under account ${ACCOUNT} not ACTIVE or UPDATING, instead in state CREATING`,
      ),
    );
    await made.clock.advance(500);
    await create('sixth');
  });

  it('an account has 50 on-demand streams', async () => {
    const made = bench({ transitionMs: 0, limits: false });
    made.service.setQuota('on-demand-streams', true);
    for (let i = 0; i < 50; i += 1) await made.call('CreateStream', { StreamName: `s${i}` });
    await expect(made.call('CreateStream', { StreamName: 'more' })).rejects.toEqual(
      refused(
        'LimitExceededException',
        `This request would exceed the limit on the number of On-Demand streams for the account ${ACCOUNT} in us-east-1. Current On-Demand streams count: 50. Limit: 50.`,
      ),
    );
  });

  it('a stream has 50 tags, none with a percent sign', async () => {
    const { call } = withStream();
    const fifty = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`t${i}`, '']));
    await call('AddTagsToStream', { StreamName: NAME, Tags: fifty });
    await expect(call('AddTagsToStream', { StreamName: NAME, Tags: { more: '' } })).rejects.toEqual(
      refused(
        'InvalidArgumentException',
        `Failed to add tags to stream orders under account ${ACCOUNT} because a given stream cannot have more than 10 tags associated with it.`,
      ),
    );
    const illegal =
      "because some tags contained illegal characters. The allowed characters are Unicode letters, white-spaces, '_',',','/','=','+','-','@'.";
    await expect(
      call('AddTagsToStream', { StreamName: NAME, Tags: { share: '5%' } }),
    ).rejects.toEqual(
      refused(
        'InvalidArgumentException',
        `Failed to add tags to stream orders under account ${ACCOUNT} ${illegal}`,
      ),
    );
    await expect(
      call('RemoveTagsFromStream', { StreamName: NAME, TagKeys: ['5%'] }),
    ).rejects.toEqual(
      refused(
        'InvalidArgumentException',
        `Failed to remove tags from stream orders under account ${ACCOUNT} ${illegal}`,
      ),
    );
  });
});
