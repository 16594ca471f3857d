import { useMemo, type CSSProperties } from 'react';
import { rangeShare } from '../../../kinesis/hash-keys/hash-range.ts';
import { shardHistory } from '../../../kinesis/shards/shard-history.ts';
import { shortShardName } from '../../../kinesis/shards/shard-id.ts';
import { isOpen, type Shard } from '../../../kinesis/shards/shard.ts';
import { formatShare } from '../../text/format.ts';
import { sumOf, useLiveLoad } from '../../state/run/live-load.ts';
import { useOwnRun } from '../../state/run/own-run.ts';
import { AfterRow } from './anatomy-after.tsx';
import { Block } from './anatomy-block.tsx';
import { ShardLoad } from './anatomy-load.tsx';
import { MARKS } from '../../charts/hash-space/hash-scale.ts';
import { mergePair, inOrder, type ReshardState } from '../reshard/reshard-draft.ts';
import './anatomy.css';

/** Heights in px: the newest step, which holds the open shards' names, and the older ones. */
const NOW_HEIGHT = 66;
const STEP_HEIGHT = 30;
/** More blocks than this make the page slow and are too thin to see. */
const MOST_BLOCKS = 1500;

interface Props {
  /** Its name: a run of this page on it is drawn live. */
  readonly stream: string;
  readonly shards: readonly Shard[];
  readonly reshard: ReshardState;
  /** The service chooses the shards: none can be split or merged by hand. */
  readonly fixed: boolean;
}

/**
 * The hash space from left to right, time from the bottom to the top: what was, what is,
 * and, while a change is being prepared, what will be.
 */
export function Anatomy({ stream, shards, reshard, fixed }: Props) {
  const snapshot = useOwnRun(stream)?.snapshot;
  const [load] = useLiveLoad(stream);
  const history = useMemo(() => shardHistory(shards), [shards]);
  const chosen = chosenShards(shards, reshard);
  const steps = history.steps.length;
  // The newest step stands on top.
  const topOf = (to: number): number =>
    to >= steps ? 0 : NOW_HEIGHT + (steps - 1 - to) * STEP_HEIGHT;
  if (shards.length > MOST_BLOCKS)
    return (
      <p className="secondary">
        {shards.length} shards are too many to draw to scale; the table below lists them.
      </p>
    );
  return (
    <div className="anatomy">
      {reshard.active && !fixed && <AfterRow shards={shards} reshard={reshard} />}
      <div className="anatomy__past">
        <div className="anatomy__row">
          <div className="anatomy__whens">
            {history.steps.toReversed().map(({ at }, i) => (
              <div
                key={steps - i}
                className="anatomy__when"
                style={{ height: i === 0 ? NOW_HEIGHT : STEP_HEIGHT }}
              >
                {i === 0 && <strong>Now</strong>}
                {at !== undefined && <>since {clockTime(at)}</>}
              </div>
            ))}
          </div>
          <div className="anatomy__lane" style={{ height: topOf(0) }}>
            {history.spans.map(({ shard, from, to }) => (
              <Block
                key={shard.shardId}
                shard={shard}
                closed={!isOpen(shard)}
                chosen={chosen.has(shard.shardId)}
                top={topOf(to)}
                height={topOf(from) - topOf(to)}
                onChoose={
                  isOpen(shard) && !fixed
                    ? () => {
                        reshard.choose(shard.shardId);
                      }
                    : undefined
                }
              >
                <span className="anatomy__id">{shortShardName(shard.shardId)}</span>
                <span className="anatomy__sub">
                  {isOpen(shard) ? formatShare(rangeShare(shard.range)) : 'closed'}
                </span>
                {isOpen(shard) && (
                  <ShardLoad shardId={shard.shardId} load={load} snapshot={snapshot} />
                )}
              </Block>
            ))}
          </div>
        </div>
      </div>
      <div className="anatomy__scale" aria-hidden="true">
        {MARKS.map(({ at, text }) => (
          <span
            key={at}
            className={`anatomy__mark${at === 0 ? ' anatomy__mark--first' : at === 100 ? ' anatomy__mark--last' : ''}`}
            style={{ left: `${at}%` }}
          >
            {text}
          </span>
        ))}
      </div>
      <Legend
        live={load !== undefined && sumOf(load).records > 0}
        past={history.spans.some(({ shard }) => !isOpen(shard))}
        after={reshard.active}
        fixed={fixed}
      />
    </div>
  );
}

/** The shards that the draft would close. */
function chosenShards(shards: readonly Shard[], { draft, active }: ReshardState): Set<string> {
  if (!active) return new Set();
  if (draft.kind === 'split') return new Set([draft.shardId]);
  if (draft.kind === 'count') return new Set();
  return new Set(mergePair(inOrder(shards), draft.shardId)?.map(({ shardId }) => shardId));
}

function clockTime(epochMs: number): string {
  return new Date(epochMs).toLocaleTimeString('en-GB');
}

interface LegendProps {
  /** Records come now. */
  readonly live: boolean;
  readonly past: boolean;
  readonly after: boolean;
  readonly fixed: boolean;
}

function Legend({ live, past, after, fixed }: LegendProps) {
  return (
    <ul className="anatomy__legend">
      <li>Width: part of the hash keys.{fixed ? '' : ' Press a shard to split or merge it.'}</li>
      {live && <li>Lower edge: part of its write limit in use; ▲ and stripes: it throttles.</li>}
      {past && (
        <li>
          <Key kind="closed" /> closed: takes no records, still readable; its children stand above
          it
        </li>
      )}
      {after && (
        <li>
          <Key kind="new" /> will be opened
        </li>
      )}
    </ul>
  );
}

function Key({ kind }: { readonly kind: 'closed' | 'new' }) {
  return (
    <span
      className={`anatomy__key anatomy__block--${kind}`}
      style={{ '--shard': 'var(--text-secondary)' } as CSSProperties}
      aria-hidden="true"
    >
      <span className="anatomy__fill" />
    </span>
  );
}
