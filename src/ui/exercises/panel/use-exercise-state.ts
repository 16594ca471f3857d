import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { streamsOf } from '../../../exercises/progress.ts';
import type { Exercise } from '../../../exercises/file/schema.ts';
import type {
  ExerciseState,
  FinishedRun,
  PracticeView,
  ReadingView,
  RecordedCall,
  RecordedConsumer,
  RecordedWalk,
  StreamState,
} from '../../../exercises/state.ts';
import { connectionKey } from '../../../connection/connection.ts';
import { isOpen } from '../../../kinesis/shards/shard.ts';
import { connection } from '../../state/connection/connection.ts';
import type { ExerciseProgress } from '../../state/saved/exercise-progress.ts';
import { practice } from '../../state/practice/practice.ts';
import type { StreamView } from '../../state/streams/queries.ts';
import { reading } from '../../state/reading/reading.ts';
import { runHistory, type KeptRun } from '../../state/run/run-history.ts';
import { listShards, listStreams, streamSummary } from '../../state/streams/streams.ts';

const LOOK_MS = 2000;

/** Everything that the checks of an exercise read, as it is now. */
export function useExerciseState(exercise: Exercise, progress: ExerciseProgress): ExerciseState {
  const streams = useStreamStates(exercise);
  const runs = useStore(runHistory, (state) => state.runs);
  const practiceState = useStore(practice, (state) => state.state);
  const isPractice = useStore(connection, (state) => state.current.kind === 'practice');
  const readStream = useStore(reading, (state) => state.stream);
  const snapshot = useStore(reading, (state) => state.snapshot);
  const { startedAt, calls, walks, consumers } = progress;
  return useMemo(
    () => ({
      startedAt,
      streams,
      runs: (runs ?? [])
        .filter(({ result }) => Date.parse(result.startedAt) >= startedAt)
        .map(finishedRun),
      calls: calls as readonly RecordedCall[],
      walks: walks as readonly RecordedWalk[],
      consumers: (consumers ?? []) as unknown as readonly RecordedConsumer[],
      practice:
        isPractice && practiceState !== undefined
          ? ({
              faults: practiceState.faults.map(({ fault }) => fault.kind),
              aheadMs: Object.fromEntries(
                practiceState.streams.map(({ name, clockOffsetMs }) => [name, clockOffsetMs]),
              ),
            } satisfies PracticeView)
          : undefined,
      reading:
        readStream === undefined || snapshot === undefined
          ? undefined
          : ({
              stream: readStream,
              read: snapshot.totals.read,
              millisBehind: snapshot.millisBehindLatest,
              throttles: snapshot.shards.reduce((sum, shard) => sum + shard.throttles, 0),
            } satisfies ReadingView),
    }),
    [
      startedAt,
      streams,
      runs,
      calls,
      walks,
      consumers,
      isPractice,
      practiceState,
      readStream,
      snapshot,
    ],
  );
}

function finishedRun({ id, place, result, verified }: KeptRun): FinishedRun {
  if (verified === undefined) return { id, place, result };
  const { outcome, missing, duplicates, possibleDuplicates } = verified.report;
  return {
    id,
    place,
    result,
    verified: { outcome, missing, duplicates: duplicates ?? possibleDuplicates ?? 0 },
  };
}

/** The streams that the exercise asks about, as far as they exist: one list call while they do not. */
function useStreamStates(exercise: Exercise): readonly StreamState[] {
  const current = useStore(connection, (state) => state.current);
  const place = connectionKey(current);
  const names = useMemo(() => streamsOf(exercise), [exercise]);
  return useQueries({
    queries: names.map((name) => ({
      queryKey: [place, 'exercise-stream', name],
      refetchInterval: LOOK_MS,
      queryFn: async (): Promise<StreamView | null> => {
        const exists = (await listStreams()).some((stream) => stream.name === name);
        if (!exists) return null;
        const summary = await streamSummary(name);
        return { summary, shards: summary.status === 'CREATING' ? [] : await listShards(name) };
      },
    })),
    combine: combined,
  });
}

/** Outside the hook, so that it gives the same list while nothing changes. */
function combined(
  results: readonly { readonly data: StreamView | null | undefined }[],
): readonly StreamState[] {
  return results.flatMap(({ data }) =>
    data === undefined || data === null ? [] : [streamState(data)],
  );
}

function streamState({ summary, shards }: StreamView): StreamState {
  const { name, status, createdAt, retentionHours, consumers } = summary;
  return {
    name,
    status,
    createdAt,
    retentionHours,
    consumers,
    shards: shards.map((shard) => ({
      shardId: shard.shardId,
      start: String(shard.range.start),
      end: String(shard.range.end),
      open: isOpen(shard),
      parents: [shard.parentShardId, shard.adjacentParentShardId].filter((id) => id !== undefined),
    })),
  };
}
