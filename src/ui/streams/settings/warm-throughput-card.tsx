import Button from '@cloudscape-design/components/button';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';
import { Failure } from '../../components/failure.tsx';
import { formatCount } from '../../text/format.ts';
import { connection } from '../../state/connection/connection.ts';
import { call, type StreamSummary } from '../../state/streams/streams.ts';
import { asFailure, changeKey } from '../changes/changes.ts';
import { NumberCard } from './retention-and-record-size.tsx';

/** 10 GiB/s (docs/kinesis.md#warm-throughput). */
const MOST_MIBPS = 10_240;

/** What an on-demand stream is to be ready for before the load comes. */
export function WarmThroughputCard({ summary }: { readonly summary: StreamSummary }) {
  const { name, warmMiBps = 0 } = summary;
  return (
    <NumberCard
      summary={summary}
      title="Warm throughput"
      label="MiB a second"
      value={warmMiBps}
      min={0}
      max={MOST_MIBPS}
      note={(mibps) =>
        mibps > warmMiBps
          ? 'The stream gets the shards for it at once, before the load comes.'
          : 'What the stream is ready to take without growing first; 0: nothing was asked for.'
      }
      what="Changing the warm throughput"
      done={(mibps) => `${name} is ready for ${formatCount(mibps)} MiB a second.`}
      run={(mibps) =>
        call('UpdateStreamWarmThroughput', { StreamName: name, WarmThroughputMiBps: mibps })
      }
    >
      <Commitment stream={name} />
    </NumberCard>
  );
}

/** The account's billing commitment, without which there is no warm throughput. */
function Commitment({ stream }: { readonly stream: string }) {
  const practice = useStore(connection, ({ current }) => current.kind === 'practice');
  const client = useQueryClient();
  const queryKey = [changeKey(stream), 'account-settings'];
  const settings = useQuery<string, ServiceFailure>({
    queryKey,
    queryFn: async () => {
      const { MinimumThroughputBillingCommitment: commitment } = await call(
        'DescribeAccountSettings',
        {},
      );
      return commitment?.Status ?? 'DISABLED';
    },
  });
  const [failure, setFailure] = useState<ServiceFailure>();
  const enable = async (): Promise<void> => {
    try {
      await call('UpdateAccountSettings', {
        MinimumThroughputBillingCommitment: { Status: 'ENABLED' },
      });
      setFailure(undefined);
    } catch (thrown) {
      setFailure(asFailure(thrown));
    }
    await client.invalidateQueries({ queryKey });
  };
  if (settings.data === undefined)
    return settings.error === null ? null : (
      <Failure what="The account's settings could not be read." failure={settings.error} />
    );
  if (settings.data !== 'DISABLED')
    return <p className="secondary settings__note">Billing commitment: {settings.data}</p>;
  return (
    <>
      <p className="secondary settings__note">
        It needs the account&apos;s minimum throughput billing commitment, which is off: on AWS that
        bills at least 25 MiB a second in and out for 24 hours or more, about $3,040 a month
        (September 2026).
        {!practice && ' Enable it with aws kinesis update-account-settings, if you mean to.'}
      </p>
      {failure !== undefined && <Failure what="It was not enabled." failure={failure} />}
      {practice && (
        <div>
          <Button onClick={() => void enable()}>Enable the commitment (practice)</Button>
        </div>
      )}
    </>
  );
}
