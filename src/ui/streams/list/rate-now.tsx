import { useQuery } from '@tanstack/react-query';
import { useStore } from 'zustand';
import { connectionKey } from '../../../connection/connection.ts';
import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';
import { formatBytes, formatRate } from '../../text/format.ts';
import { connection } from '../../state/connection/connection.ts';
import { sumOf, type StreamLoad } from '../../state/run/live-load.ts';
import { CallFailed } from '../../state/streams/streams.ts';
import { threads } from '../../state/connection/threads.ts';
import { lastMinuteRate } from './numbers-then-and-now.ts';

/** Each question costs, so no more streams than these are asked for at once. */
const MOST_ASKED = 25;

export interface LastMinutes {
  /** Whether this connection has a CloudWatch to ask. */
  readonly offered: boolean;
  /** Records a second over the last full minute, by stream. */
  readonly data: ReadonlyMap<string, number> | undefined;
  readonly failure: ServiceFailure | null;
  readonly asking: boolean;
  readonly ask: () => void;
}

/** What CloudWatch says of streams on AWS; asked only when it is wanted. */
export function useLastMinutes(streams: readonly string[]): LastMinutes {
  const current = useStore(connection, (state) => state.current);
  const minutes = useQuery<ReadonlyMap<string, number>, ServiceFailure>({
    queryKey: [connectionKey(current), 'last-minutes'],
    enabled: false,
    queryFn: async () => {
      const { reader } = await threads();
      const rates = new Map<string, number>();
      for (const stream of streams.slice(0, MOST_ASKED)) {
        const result = await reader.call('metrics:get', { stream, shardIds: [] });
        if (!result.ok) throw new CallFailed(result.error);
        const rate = lastMinuteRate(result.value?.minutes ?? []);
        if (rate !== undefined) rates.set(stream, rate);
      }
      return rates;
    },
  });
  return {
    offered: current.kind === 'aws',
    data: minutes.data,
    failure: minutes.error,
    asking: minutes.isFetching,
    ask: () => void minutes.refetch(),
  };
}

export function AskCloudWatch({ minutes }: { readonly minutes: LastMinutes }) {
  return (
    <span className="row">
      {minutes.failure !== null && (
        <span className="secondary" role="status">
          CloudWatch: {minutes.failure.message}
        </span>
      )}
      <button
        type="button"
        className="small-button"
        disabled={minutes.asking}
        onClick={minutes.ask}
      >
        {minutes.asking ? 'Asking CloudWatch' : 'Throughput of the last minute'}
      </button>
    </span>
  );
}

interface Props {
  readonly load: StreamLoad | undefined;
  /** Records a second, when CloudWatch was asked. */
  readonly minute: number | undefined;
}

/** What a stream takes in this second, else what CloudWatch said of its last minute. */
export function RateNow({ load, minute }: Props) {
  if (load === undefined)
    return minute === undefined ? (
      <span className="secondary">–</span>
    ) : (
      <>
        {formatRate(minute)}/s <span className="secondary">over a minute</span>
      </>
    );
  const { records, bytes, throttled } = sumOf(load);
  return (
    <>
      {formatRate(records)}/s
      {records > 0 && <span className="secondary streams__bytes"> {formatBytes(bytes)}/s</span>}
      {throttled > 0 && (
        <span className="streams__throttled" title="Records throttled in the last second">
          {' '}
          ▲{formatRate(throttled)}/s
        </span>
      )}
    </>
  );
}
