import { useStore } from 'zustand';
import type { ConsumerState } from '../../../workers/reader/consumers/protocol.ts';
import { formatBytes, formatCount } from '../../text/format.ts';
import { ShardBadge, shardColour } from '../../components/shard-badge.tsx';
import { closeReading, reading } from '../../state/reading/reading.ts';
import { LIMITS, LIVE_LIST, sharedBudget, type ShardBudget } from './shared-budget.ts';

const MOST_SHARDS = 8;
/** One colour a shard everywhere: its readers are told apart by shade, and named beside it. */
const SHADES = [1, 0.7, 0.45, 0.85, 0.55];

/** Who takes how much of what all who poll a shard share. */
export function BudgetCard({
  stream,
  states,
}: {
  readonly stream: string;
  readonly states: readonly ConsumerState[];
}) {
  const live = useStore(reading, (state) =>
    state.stream === stream && state.options?.consumerArn === undefined
      ? state.snapshot
      : undefined,
  );
  const shards = sharedBudget(states, live);
  const busiest = shards
    .toSorted((a, b) => b.callsPerSecond - a.callsPerSecond)
    .slice(0, MOST_SHARDS)
    .toSorted((a, b) => (a.shardId < b.shardId ? -1 : 1));
  return (
    <section className="card" aria-label="Shared read budget">
      <div className="card__head">
        <h2 className="card__title">Shared read budget</h2>
        <span className="secondary consumers__hint">
          Each shard answers 5 reads (GetRecords calls) and 2 MiB a second, to all who poll it
          together. Over the last 5 s, refused reads included:
        </span>
      </div>
      <div className="card__body stack stack--tight">
        {busiest.length === 0 && <p className="secondary">Nobody polls this stream now.</p>}
        {busiest.map((shard) => (
          <BudgetRow key={shard.shardId} shard={shard} />
        ))}
        {shards.length > busiest.length && (
          <p className="secondary">
            The {MOST_SHARDS} busiest of {shards.length} shards.
          </p>
        )}
        {live !== undefined && live.state !== 'ended' && (
          <p className="secondary">
            The live list of this page polls too.{' '}
            <button type="button" className="info-link" onClick={() => void closeReading()}>
              Stop the live list
            </button>
          </p>
        )}
      </div>
    </section>
  );
}

function BudgetRow({ shard }: { readonly shard: ShardBudget }) {
  const { shardId, parts, callsPerSecond, bytesPerSecond, throttles } = shard;
  const who = parts
    .map(({ name, callsPerSecond: calls }) => `${name} ${calls.toFixed(1)}`)
    .join(', ');
  return (
    <div className="consumer-budget">
      <ShardBadge shardId={shardId} />
      <span
        className="consumer-budget__bar"
        role="meter"
        aria-label={`Reads of shard ${shardId} a second`}
        aria-valuemin={0}
        aria-valuemax={LIMITS.calls}
        aria-valuenow={Math.min(LIMITS.calls, callsPerSecond)}
        aria-valuetext={`${callsPerSecond.toFixed(1)} of ${LIMITS.calls} reads a second: ${who}`}
      >
        {parts.map(({ name, callsPerSecond: calls }, i) => (
          <span
            key={name}
            title={`${name}: ${calls.toFixed(1)} reads/s`}
            className="consumer-budget__part"
            style={{
              flexBasis: `${Math.min(100, (calls / LIMITS.calls) * 100)}%`,
              background: name === LIVE_LIST ? 'var(--dropped)' : shardColour(shardId),
              opacity: SHADES[i % SHADES.length],
            }}
          />
        ))}
      </span>
      <span className="num consumer-budget__sum">
        {callsPerSecond.toFixed(1)} of {LIMITS.calls} reads/s
      </span>
      <span className="num secondary">
        {formatBytes(bytesPerSecond)} of {formatBytes(LIMITS.bytes)}/s
      </span>
      <span className={throttles > 0 ? 'num consumer-warning' : 'num secondary'}>
        {throttles > 0 && <span aria-hidden="true">▲ </span>}
        {formatCount(throttles)} throttled
      </span>
      <span className="secondary consumer-budget__who">{who}</span>
    </div>
  );
}
