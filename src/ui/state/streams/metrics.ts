import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useStore } from 'zustand';
import { connectionKey } from '../../../connection/connection.ts';
import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';
import type { SecondPoint, StreamMetrics } from '../../../kinesis/stream-metrics.ts';
import { connection } from '../connection/connection.ts';
import { CallFailed } from './streams.ts';
import { threads } from '../connection/threads.ts';

/** The last hour of a stream, whoever counted it. */
export interface Metrics extends StreamMetrics {
  /** Of one minute, where seconds are kept: on practice streams. */
  readonly seconds?: readonly SecondPoint[];
}

/** The simulator counts at once; CloudWatch has a new point a minute, and each question costs. */
const PRACTICE_MS = 3000;
const CLOUD_WATCH_MS = 60_000;

/**
 * The last hour; `null`: this endpoint has no CloudWatch.
 * @param shardIds shards with shard-level metrics, for CloudWatch
 * @param minute whose seconds to show, epoch seconds / 60; absent: the one that tells most
 */
export function useMetrics(
  stream: string,
  shardIds: readonly string[],
  minute: number | undefined,
): UseQueryResult<Metrics | null, ServiceFailure> {
  const current = useStore(connection, (state) => state.current);
  const practice = current.kind === 'practice';
  return useQuery<Metrics | null, ServiceFailure>({
    queryKey: practice
      ? [connectionKey(current), 'metrics', stream, minute]
      : [connectionKey(current), 'metrics', stream, ...shardIds],
    queryFn: () => (practice ? fromSimulator(stream, minute) : fromCloudWatch(stream, shardIds)),
    // The minute before stays until the chosen one is there; another stream's never.
    placeholderData: (before, query) =>
      query?.queryKey[2] === stream && query.queryKey[0] === connectionKey(current)
        ? keepPreviousData(before)
        : undefined,
    refetchInterval: practice ? PRACTICE_MS : CLOUD_WATCH_MS,
  });
}

async function fromSimulator(stream: string, minute: number | undefined): Promise<Metrics> {
  const { practice } = await threads();
  const hour = await practice.call('metrics:get', {
    stream,
    ...(minute !== undefined && { minute }),
  });
  if (hour === undefined)
    throw new CallFailed({
      kind: 'not-found',
      name: 'ResourceNotFoundException',
      message: `Stream ${stream} is gone.`,
    });
  return hour;
}

async function fromCloudWatch(
  stream: string,
  shardIds: readonly string[],
): Promise<Metrics | null> {
  const { reader } = await threads();
  const result = await reader.call('metrics:get', { stream, shardIds });
  if (!result.ok) throw new CallFailed(result.error);
  return result.value ?? null;
}
