import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { own } from '../../../base/own.ts';
import { MAX_HASH_KEY } from '../../../kinesis/hash-keys/hash-key.ts';
import { rangeShare } from '../../../kinesis/hash-keys/hash-range.ts';
import { shortShardName } from '../../../kinesis/shards/shard-id.ts';
import type { Shard } from '../../../kinesis/shards/shard.ts';
import { formatShare } from '../../text/format.ts';
import { PlannedBlock } from './anatomy-block.tsx';
import { hashKeyAt, partOf, percentOf } from '../../charts/hash-space/hash-scale.ts';
import { splitPoint, type ReshardState } from '../reshard/reshard-draft.ts';

const HEIGHT = 46;
const SPACE = { start: 0n, end: MAX_HASH_KEY };

interface Props {
  readonly shards: readonly Shard[];
  readonly reshard: ReshardState;
}

/** What the open shards will be; a split's boundary can be dragged. */
export function AfterRow({ shards, reshard }: Props) {
  const { plan, draft } = reshard;
  return (
    <div>
      <div className="anatomy__row">
        <div className="anatomy__when">
          <strong>After</strong> the change
        </div>
        <div className="anatomy__lane" style={{ height: HEIGHT }}>
          {plan.ok &&
            plan.value.kept.map(({ shardId, range }) => (
              <PlannedBlock key={shardId} range={range} fresh={false}>
                <span className="anatomy__id">{shortShardName(shardId)}</span>
                <span className="anatomy__sub">as it is</span>
              </PlannedBlock>
            ))}
          {plan.ok &&
            plan.value.opened.map(({ shardId, range }) => (
              <PlannedBlock key={String(range.start)} range={range} fresh>
                <span className="anatomy__id">
                  {shardId === undefined ? 'new' : shortShardName(shardId)}
                </span>
                <span className="anatomy__sub">{formatShare(rangeShare(range))}</span>
              </PlannedBlock>
            ))}
          {draft.kind === 'split' && <Handle shards={shards} reshard={reshard} />}
        </div>
      </div>
    </div>
  );
}

/** Moves the boundary of a split, by pointer or by keys: 1 %, with Page Up and Down 10 %. */
function Handle({ shards, reshard }: Props) {
  const handle = useRef<HTMLDivElement>(null);
  const { draft } = reshard;
  const shard = shards.find(({ shardId }) => shardId === draft.shardId);
  if (shard === undefined) return null;
  const { range } = shard;
  const point = splitPoint(draft, shard);
  const at =
    point.ok && range.start <= point.value && point.value <= range.end ? point.value : range.start;
  const part = partOf(range, at);

  const move = (hashKey: bigint): void => {
    const least = range.start + 2n;
    const most = range.end - 1n;
    if (most < least) return;
    const clamped = hashKey < least ? least : hashKey > most ? most : hashKey;
    reshard.set({ point: String(clamped) });
  };
  const drag = (event: PointerEvent): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const lane = handle.current?.parentElement?.getBoundingClientRect();
    if (lane !== undefined) move(hashKeyAt(SPACE, (event.clientX - lane.left) / lane.width));
  };
  const key = (event: KeyboardEvent): void => {
    const step = own(STEPS, event.key);
    if (step === undefined) return;
    event.preventDefault();
    move(hashKeyAt(range, Number.isFinite(step) ? part + step : step > 0 ? 1 : 0));
  };

  return (
    <div
      ref={handle}
      className="anatomy__handle"
      style={{ left: `${percentOf(at)}%` }}
      role="slider"
      tabIndex={0}
      aria-label={`Where to split ${draft.shardId}`}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(part * 1000) / 10}
      aria-valuetext={`${formatShare(part)} of its range below`}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onKeyDown={key}
    />
  );
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -0.01,
  ArrowDown: -0.01,
  ArrowRight: 0.01,
  ArrowUp: 0.01,
  PageDown: -0.1,
  PageUp: 0.1,
  Home: -Infinity,
  End: Infinity,
};
