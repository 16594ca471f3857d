import { useQuery } from '@tanstack/react-query';
import { useStore } from 'zustand';
import type { StreamLoad } from '../../../workers/practice/protocol.ts';
import { connection } from '../connection/connection.ts';
import { isGoing, run } from './run.ts';
import { threads } from '../connection/threads.ts';

export type { StreamLoad };

const EVERY_MS = 1000;

/**
 * What practice streams take now, whoever writes: each of them, or one. Elsewhere only what a
 * run of this page writes is known, and the list holds its stream alone, while it goes on.
 */
export function useLiveLoad(stream?: string): readonly StreamLoad[] {
  const practice = useStore(connection, ({ current }) => current.kind === 'practice');
  const load = useQuery({
    queryKey: ['practice', 'live-load', stream],
    enabled: practice,
    queryFn: async () => {
      const all = await threads();
      return all.practice.call('load:get', stream);
    },
    refetchInterval: EVERY_MS,
  });
  const own = useStore(run, (state) => state);
  if (practice) return load.data ?? [];
  const { snapshot } = own;
  if (snapshot === undefined || own.stream === undefined || !isGoing(snapshot)) return [];
  return [
    {
      stream: own.stream,
      shards: snapshot.shards.map(({ shardId, lastSecond }) => ({ shardId, ...lastSecond })),
    },
  ].filter((one) => stream === undefined || one.stream === stream);
}

export interface LoadSum {
  readonly records: number;
  readonly bytes: number;
  readonly throttled: number;
}

export function sumOf(load: StreamLoad): LoadSum {
  return load.shards.reduce(
    (sum, shard) => ({
      records: sum.records + shard.records,
      bytes: sum.bytes + shard.bytes,
      throttled: sum.throttled + shard.throttled,
    }),
    { records: 0, bytes: 0, throttled: 0 },
  );
}
