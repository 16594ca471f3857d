import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';
import type { ConsumerState } from '../../../workers/reader/consumers/protocol.ts';
import type { ConsumerSettings } from './saved-consumers.ts';

export interface ConsumerStateText {
  readonly sign: string;
  readonly word: string;
  readonly tone: 'calm' | 'busy' | 'warning' | 'error' | 'over';
}

/** How a consumer is doing, in one word: that of the shard that needs looking at most. */
export function consumerStateText(state: ConsumerState | undefined): ConsumerStateText {
  if (state === undefined) return { sign: '■', word: 'not started', tone: 'over' };
  const { phase, snapshot } = state;
  if (phase === 'failed') return { sign: '✕', word: 'failed', tone: 'error' };
  if (phase === 'stopped') return { sign: '■', word: 'stopped', tone: 'over' };
  if (phase === 'registering') return { sign: '…', word: 'registering', tone: 'busy' };
  const reader = snapshot?.reader;
  const has = (wanted: string): boolean =>
    reader?.shards.some((shard) => shard.state.state === wanted) === true;
  if (reader?.state === 'failed' || has('failed'))
    return { sign: '✕', word: 'failed', tone: 'error' };
  if (reader?.state === 'paused') return { sign: '❚❚', word: 'paused', tone: 'over' };
  if (reader?.state === 'ended') return { sign: '■', word: 'ended', tone: 'over' };
  if (has('throttled')) return { sign: '▲', word: 'throttled', tone: 'warning' };
  if (has('retrying')) return { sign: '↻', word: 'retrying', tone: 'warning' };
  if (has('following')) return { sign: '▶', word: 'reading', tone: 'busy' };
  if (has('at-tip')) return { sign: '●', word: 'at the tip', tone: 'calm' };
  return { sign: '…', word: 'starting', tone: 'busy' };
}

export function deliveryText({ delivery, intervalMs, limit, workMs }: ConsumerSettings): string {
  const parts =
    delivery === 'fan-out'
      ? ['enhanced fan-out']
      : [
          `polls every ${intervalMs < 1000 ? `${intervalMs} ms` : `${intervalMs / 1000} s`}`,
          ...(limit < 10_000 ? [`${limit} records a read`] : []),
        ];
  if (workMs > 0) parts.push(`works ${workMs} ms on each record`);
  return parts.join(', ');
}

/** Why it cannot read: it was not registered, its stream is not there, or a shard failed. */
export function problemOf(state: ConsumerState | undefined): ServiceFailure | undefined {
  if (state === undefined || state.phase === 'stopped') return undefined;
  const reader = state.snapshot?.reader;
  const failed = reader?.shards.find((shard) => shard.state.state === 'failed')?.state;
  return state.failure ?? reader?.failure ?? (failed?.state === 'failed' ? failed : undefined);
}
