import { exhaustive } from '../../base/assert.ts';
import {
  SHARD_WRITE_BYTES_PER_SECOND,
  SHARD_WRITE_RECORDS_PER_SECOND,
} from '../../kinesis/quotas-and-prices/quotas.ts';
import { shortShardName } from '../../kinesis/shards/shard-id.ts';
import { DRAIN_MS } from '../../load/run.ts';
import type {
  GapCause,
  Problem,
  RunSnapshot,
  RunMark,
  Percentiles,
} from '../../load/accounts/run-snapshot.ts';
import { adviceHere, faultBehind, type RunFault } from '../state/run/fault-behind.ts';
import { isNoReply } from '../text/error-name.ts';
import { formatBytes, formatCount, formatRate, formatLatency } from '../text/format.ts';

/** What a run is doing, in words. */
/** @param place where the run goes */
export function runStateText(snapshot: RunSnapshot | undefined, place?: string): string {
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
        : `Paused: ${problemText(state.reason.problem, place)}`;
    case 'stopping':
      return `Stopping: ${formatCount(state.left)} records left, for ${DRAIN_MS / 1000} seconds at most`;
    case 'ended':
      return endText(state.reason, snapshot.accounts.gaveUp, place);
    default:
      return exhaustive(state);
  }
}

function endText(
  reason: Extract<RunSnapshot['state'], { type: 'ended' }>['reason'],
  gaveUp: number,
  place: string | undefined,
): string {
  switch (reason.type) {
    case 'completed':
      return 'Completed: every record has its answer';
    case 'stopped':
      return gaveUp === 0 ? 'Stopped and drained' : 'Stopped; some records were given up';
    case 'abandoned':
      return 'Stopped; the rest was given up';
    case 'blocked':
      return `Ended: ${problemText(reason.problem, place)}`;
    default:
      return exhaustive(reason);
  }
}

/** The service's words, which may lack their full stop, and what to do. */
function problemText(problem: Problem, place: string | undefined): string {
  const { message } = problem;
  return `${/[.!?]$/.test(message) ? message : `${message}.`} ${adviceHere(problem, place)}`;
}

/** What became of the records of a run that has ended: the counts that matter. */
export function outcomeText({ accounts, possibleDuplicates }: RunSnapshot): string {
  const counts: readonly (readonly [number, string])[] = [
    [accounts.gaveUp, 'gave up'],
    [accounts.failed, 'failed'],
    [accounts.unconfirmed, 'unconfirmed'],
    [accounts.dropped, 'dropped'],
    [possibleDuplicates, 'possible duplicates'],
  ];
  return [
    `${formatCount(accounts.accepted)} accepted`,
    ...counts
      .filter(([count]) => count > 0)
      .map(([count, name]) => `${formatCount(count)} ${name}`),
  ].join(' · ');
}

export interface CauseText {
  /** Two or three words for the badge. */
  readonly badge: string;
  readonly text: string;
}

/** Keys that all are the same, in all or at each moment: more shards cannot part them. */
const ONE_KEY = new Set(['one', 'seconds']);

/** What is known of a cause beside the run itself. */
interface Beside {
  /** Faults of the practice service that are, or were, on for its stream. */
  readonly faults: readonly RunFault[];
  /** The run has ended: what it was, not what it is. */
  readonly isPast: boolean;
}

/**
 * Why target, offered and accepted part, for a student.
 * @param keys how the run makes its partition keys
 */
export function causeText(cause: GapCause, keys: string, beside?: Beside): CauseText {
  const fault = beside === undefined ? undefined : faultBehind(cause, beside.faults);
  if (fault !== undefined)
    return {
      badge: fault.label,
      text: `The fault “${fault.label}” ${beside?.isPast === true ? 'was on during this run' : 'is on: you can switch it off on the Practice page'}. ${fault.description}`,
    };
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
        text: `The run's own rate limiter holds records for shard ${shortShardName(cause.shardId)} back, so that it is not throttled. Turn the limiter off to see the shard throttle, or ${ONE_KEY.has(keys) ? 'use more keys' : 'add shards'}.`,
      };
    case 'shard':
      return {
        badge: `Shard ${shortShardName(cause.shardId)} is full`,
        text: fullShardText(cause, keys),
      };
    case 'other-producer':
      return {
        badge: 'Another producer',
        text: `Shard ${shortShardName(cause.shardId)} throttles though this run sends it only ${formatRate(cause.records)} records/s and ${formatBytes(cause.bytes)}/s: something else writes there too, such as another producer or tab. All writers of a shard share its limits.`,
      };
    case 'errors':
      return errorsText(cause.code);
    default:
      return exhaustive(cause);
  }
}

/** Records that a run refuses itself never reach the service. */
const REFUSED: ReadonlyMap<string, string> = new Map([
  ['RecordTooLarge', 'they are larger than the stream takes'],
  ['InvalidPartitionKey', 'their partition key is too short or too long'],
  ['TemplateError', 'the template cannot make them'],
]);

function errorsText(code: string): CauseText {
  if (isNoReply(code))
    return {
      badge: 'No reply',
      text: 'No reply comes for many records; they may be stored. Check the network and the endpoint. You see below the chart how many they are.',
    };
  const why = REFUSED.get(code);
  const what =
    why === undefined ? `Many records meet an error: ${code}.` : `Records are not sent: ${why}.`;
  return {
    badge: why === undefined ? 'Errors' : 'Not sent',
    text: `${what} You see below the chart what it means and what to do.`,
  };
}

function fullShardText(cause: Extract<GapCause, { type: 'shard' }>, keys: string): string {
  const shard = shortShardName(cause.shardId);
  const reached =
    cause.limit === 'records'
      ? `Shard ${shard} reached its limit of 1,000 records a second: this run sends it ${formatRate(cause.perSecond)}${
          // Under the limit by itself: it is full with what it refused before.
          cause.perSecond < SHARD_WRITE_RECORDS_PER_SECOND ? ' new ones, and what it refused' : ''
        }.`
      : `Shard ${shard} reached its limit of 1 MiB a second: this run sends it ${formatBytes(cause.perSecond)}${
          cause.perSecond < SHARD_WRITE_BYTES_PER_SECOND
            ? ' of new records, and what it refused'
            : ''
        }. Send smaller records, or:`;
  if (ONE_KEY.has(keys))
    return `${reached} All records have one key at a time, and a key lives on one shard: use more keys, not more shards.`;
  if (keys === 'shard') return `${reached} All records are aimed at it: aim at others too.`;
  return `${reached} Spread the keys, or add shards.`;
}

type Unit = 'records' | 'bytes';

/** A rate of a schedule: records stand without their name. */
export function rateText(perSecond: number, unit: Unit | undefined): string {
  return `${unit === 'bytes' ? formatBytes(perSecond) : formatRate(perSecond)}/s`;
}

/** What happened at a mark, in few words. @param unit what the run's rate is in */
export function markText({ type, value }: RunMark, unit: Unit = 'records'): string {
  switch (type) {
    case 'rate':
      return `rate ${rateText(value, unit)}`;
    case 'pause':
      return 'paused';
    case 'resume':
      return 'resumed';
    case 'suspended':
      return `asleep for ${formatCount(value)} s`;
    case 'shards':
      return `${formatCount(value)} shards`;
    case 'stop':
      return 'stop';
    default:
      return exhaustive(type);
  }
}

/** Marks as the chart draws them. */
export function chartMarks(marks: readonly RunMark[], unit?: Unit): { x: number; label: string }[] {
  return marks.map((mark) => ({ x: Math.round(mark.t * 10) / 10, label: markText(mark, unit) }));
}

/** p50, p90, p99 and max; dashes where nothing was answered, which has no time, not even 0. */
export function latencyWords(times: Percentiles | undefined): readonly string[] {
  // A result has zeros for nothing: no call takes no time at all.
  if (times === undefined || times.max === 0) return ['–', '–', '–', '–'];
  return [times.p50, times.p90, times.p99, times.max].map(formatLatency);
}

/** In the run and in its report, where the service does not show the times of its connections. */
export const UNSEEN_COPIES =
  'When a connection is cut, this browser may send a call again by itself, and records may be stored twice. Such copies cannot be seen here.';
