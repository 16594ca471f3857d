import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useStore } from 'zustand';
import { connectionKey, type Connection } from '../../../connection/connection.ts';
import { isOpen, type Shard } from '../../../kinesis/shards/shard.ts';
import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';
import { connection } from '../connection/connection.ts';
import { listShards, listStreams, streamSummary, type StreamSummary } from './streams.ts';

export function useStreams(): UseQueryResult<readonly StreamSummary[], ServiceFailure> {
  const current = useStore(connection, (state) => state.current);
  return useQuery<readonly StreamSummary[], ServiceFailure>({
    queryKey: [connectionKey(current), 'streams'],
    queryFn: listStreams,
    refetchInterval: (query) =>
      query.state.data?.some((stream) => stream.status !== 'ACTIVE') === true
        ? paceOf(current).changing
        : paceOf(current).list,
  });
}

export interface StreamView {
  readonly summary: StreamSummary;
  /** Open and closed, in the order of their ids. */
  readonly shards: readonly Shard[];
}

export function useStream(name: string | undefined): UseQueryResult<StreamView, ServiceFailure> {
  const current = useStore(connection, (state) => state.current);
  return useQuery<StreamView, ServiceFailure>({
    queryKey: [connectionKey(current), 'stream', name],
    enabled: name !== undefined,
    queryFn: async () => {
      const summary = await streamSummary(name ?? '');
      // A stream that is being created has no shards yet, and ListShards refuses.
      const shards = summary.status === 'CREATING' ? [] : await listShards(summary.name);
      return { summary, shards };
    },
    refetchInterval: (query) =>
      query.state.data === undefined || query.state.data.summary.status === 'ACTIVE'
        ? paceOf(current).stream
        : paceOf(current).changing,
  });
}

/** After a change: everything that is shown of streams is read again. */
export function useRefreshStreams(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries();
}

export function openShards(shards: readonly Shard[]): Shard[] {
  return shards.filter(isOpen).toSorted((a, b) => (a.range.start < b.range.start ? -1 : 1));
}

/** How often the page asks how streams stand, ms. */
interface Pace {
  /** The list while nothing changes. */
  readonly list: number;
  /** One stream while nothing changes. */
  readonly stream: number;
  /** Either while a stream is created, changed or deleted. */
  readonly changing: number;
}

const NEAR: Pace = { list: 10_000, stream: 5_000, changing: 500 };

/**
 * An AWS account has 20 DescribeStreamSummary a second for everybody in it
 * (docs/kinesis.md#call-rates): thirty pages of a class, three streams in the list of each, ask 6
 * times a second. A change there takes tens of seconds.
 */
const AWS: Pace = { list: 30_000, stream: 10_000, changing: 4_000 };

export function paceOf({ kind }: Connection): Pace {
  return kind === 'aws' ? AWS : NEAR;
}
