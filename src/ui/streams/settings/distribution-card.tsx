import Button from '@cloudscape-design/components/button';
import { Card } from '../../components/card.tsx';
import { Failure } from '../../components/failure.tsx';
import { call, type StreamSummary } from '../../state/streams/streams.ts';
import { useSetting } from './use-setting.ts';

/** Who chooses the shard of a record: its partition key, or the service. */
export function DistributionCard({ summary }: { readonly summary: StreamSummary }) {
  const { name, arn, mode, distribution } = summary;
  const { working, failure, apply } = useSetting(name);
  const auto = distribution === 'AUTO';
  const fixed = mode !== 'ON_DEMAND' || distribution === undefined;
  return (
    <Card title="Record distribution">
      <div className="stack">
        <p>
          <strong>{auto ? 'By the service (AUTO)' : 'By partition key'}</strong>{' '}
          {!auto && <span className="secondary">USER_PARTITION_KEY</span>}
        </p>
        <p className="secondary settings__note">
          {fixed
            ? 'The MD5 hash of the partition key decides the shard. Only an on-demand stream can leave it to the service (since September 2026).'
            : auto
              ? 'The service spreads the records over the shards and ignores their keys, so records with one key are in no order. KPL aggregation does not work with it.'
              : 'The MD5 hash of the partition key decides the shard. Left to the service, every shard gets the same, records need no key, and records with one key are in no order.'}
        </p>
        {failure !== undefined && (
          <Failure what="The record distribution was not changed." failure={failure} />
        )}
        {!fixed && (
          <div>
            <Button
              loading={working}
              loadingText="Asking"
              onClick={() => {
                void apply(
                  {
                    what: 'Changing the record distribution',
                    done: auto
                      ? `Partition keys choose the shards of ${name} again.`
                      : `The service spreads the records of ${name} now.`,
                  },
                  () =>
                    call('UpdateStreamRecordDistributionStrategy', {
                      StreamARN: arn,
                      RecordDistributionStrategy: auto ? 'USER_PARTITION_KEY' : 'AUTO',
                    }),
                );
              }}
            >
              {auto ? 'Distribute by partition key' : 'Let the service distribute'}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}
