import { exhaustive } from '../../base/assert.ts';
import { shortShardName } from '../../kinesis/shard-id.ts';
import type { GapCause, RunSnapshot } from '../../load/snapshot.ts';
import { formatBytes, formatCount, formatRate } from '../components/format.ts';

/** What a run is doing, in words. */
export function runStateText(snapshot: RunSnapshot | undefined): string {
  if (snapshot === undefined) return 'Ready';
  const { state } = snapshot;
  switch (state.type) {
    case 'starting':
      return 'Starting';
    case 'running':
      return state.generating ? 'Running' : 'Sending what is left';
    case 'paused':
      return state.reason.type === 'user'
        ? 'Paused'
        : `Paused: ${state.reason.problem.message} ${state.reason.problem.advice}`;
    case 'stopping':
      return `Stopping: ${formatCount(state.left)} records left`;
    case 'ended':
      return endText(state.reason);
    default:
      return exhaustive(state);
  }
}

function endText(reason: Extract<RunSnapshot['state'], { type: 'ended' }>['reason']): string {
  switch (reason.type) {
    case 'completed':
      return 'Completed: every record has its answer';
    case 'stopped':
      return 'Stopped and drained';
    case 'abandoned':
      return 'Stopped; the rest was given up';
    case 'blocked':
      return `Ended: ${reason.problem.message} ${reason.problem.advice}`;
    default:
      return exhaustive(reason);
  }
}

export interface CauseText {
  /** Two or three words for the badge. */
  readonly badge: string;
  readonly text: string;
}

/** Why target, offered and accepted part, for a student. */
export function causeText(cause: GapCause): CauseText {
  switch (cause.type) {
    case 'generator':
      return {
        badge: 'This browser',
        text: 'This browser cannot make and send records that fast. Lower the rate or simplify the template.',
      };
    case 'in-flight':
      return {
        badge: 'In-flight limit',
        text: `All ${cause.limit} allowed requests are waiting for answers. Allow more requests in flight.`,
      };
    case 'latency':
      return {
        badge: 'Slow answers',
        text: `The network or the service takes ${formatCount(cause.serviceMs)} ms to answer. Allow more requests in flight, or find out why it is slow.`,
      };
    case 'limiter':
      return {
        badge: 'Your limiter',
        text: `The run's own rate limiter holds records for shard ${shortShardName(cause.shardId)} back, so that it is not throttled. Turn the limiter off to see the shard throttle, or add shards.`,
      };
    case 'shard':
      return {
        badge: `Shard ${shortShardName(cause.shardId)} is full`,
        text:
          cause.limit === 'records'
            ? `Shard ${shortShardName(cause.shardId)} reached its 1,000 records a second: this run sends it ${formatRate(cause.perSecond)}. Spread the keys, or add shards.`
            : `Shard ${shortShardName(cause.shardId)} reached its 1 MiB a second: this run sends it ${formatBytes(cause.perSecond)}. Send smaller records, spread the keys, or add shards.`,
      };
    case 'other-producer':
      return {
        badge: 'Another producer',
        text: `Shard ${shortShardName(cause.shardId)} throttles though this run sends it only ${formatRate(cause.records)} records/s and ${formatBytes(cause.bytes)}/s: something else writes there too, such as another producer or tab. All writers of a shard share its limits.`,
      };
    case 'errors':
      return {
        badge: 'Errors',
        text: `The service answers with ${cause.code}, or not at all. What it means, and what to do, stands below the chart.`,
      };
    default:
      return exhaustive(cause);
  }
}
