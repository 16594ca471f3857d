import { useMemo } from 'react';
import { parentsOf, shardHistory, type ShardSpan } from '../../../kinesis/shards/shard-history.ts';
import { shortShardName } from '../../../kinesis/shards/shard-id.ts';
import { isOpen, type Shard } from '../../../kinesis/shards/shard.ts';
import { shardColour } from '../../components/shard-badge.tsx';
import { percentOf } from '../../charts/hash-space/hash-scale.ts';
import { Menu } from '../menu/menu.tsx';
import './lineage-menu.css';

interface Props {
  readonly shards: readonly Shard[];
  readonly chosen: readonly string[];
  readonly onChoose: (shardIds: readonly string[]) => void;
}

const STEP_PX = 36;
/** The narrowest shard can still be pressed. */
const NARROWEST_PX = 44;
const NORMAL_PX = 300;
const WIDEST_PX = 6_000;
/** Beyond this the list of shards is the better choice. */
const MOST_SHARDS = 300;

/** Which shards came from which, to choose from: a parent stands above its children. */
export function LineageMenu({ shards, chosen, onChoose }: Props) {
  const history = useMemo(() => shardHistory(shards), [shards]);
  if (history.steps.length < 2 || shards.length > MOST_SHARDS) return null;
  const narrowest = Math.min(...shards.map(({ range }) => widthOf(range))) / 100;
  const width = Math.min(WIDEST_PX, Math.max(NORMAL_PX, NARROWEST_PX / narrowest));
  return (
    <div className="lineage-menu">
      <Menu label="Lineage">
        <p className="records-menu__note">
          A closed shard stands above the shards that it became. It is read to its end before they
          are, so that each key’s order holds. None chosen: all are read.
        </p>
        <div className="lineage-menu__clip">
          <div
            className="lineage-menu__picture"
            role="group"
            aria-label="Shards by time and hash range"
            style={{ height: history.steps.length * STEP_PX, width }}
          >
            {history.spans.map((span) => (
              <ShardButton
                key={span.shard.shardId}
                span={span}
                pressed={chosen.includes(span.shard.shardId)}
                onPress={() => {
                  const { shardId } = span.shard;
                  onChoose(
                    chosen.includes(shardId)
                      ? chosen.filter((id) => id !== shardId)
                      : [...chosen, shardId],
                  );
                }}
              />
            ))}
          </div>
        </div>
        <p className="records-menu__note">
          Left to right: hash keys. Top to bottom: time. Striped: closed.
        </p>
      </Menu>
    </div>
  );
}

function widthOf({ start, end }: Shard['range']): number {
  return percentOf(end + 1n) - percentOf(start);
}

interface ButtonProps {
  readonly span: ShardSpan;
  readonly pressed: boolean;
  readonly onPress: () => void;
}

function ShardButton({ span: { shard, from, to }, pressed, onPress }: ButtonProps) {
  const { shardId, range } = shard;
  const state = isOpen(shard) ? 'open' : 'closed';
  const parents = parentsOf(shard).map(shortShardName);
  const origin = parents.length === 0 ? '' : `, from ${parents.join(' and ')}`;
  return (
    <button
      type="button"
      className={`lineage-menu__shard lineage-menu__shard--${state}`}
      aria-pressed={pressed}
      aria-label={`Shard ${shortShardName(shardId)}, ${state}${origin}`}
      title={`${shardId}: ${state}${origin}`}
      style={{
        top: from * STEP_PX,
        height: (to - from) * STEP_PX - 3,
        left: `${percentOf(range.start)}%`,
        width: `calc(${widthOf(range)}% - 3px)`,
        borderColor: shardColour(shardId),
      }}
      onClick={onPress}
    >
      {shortShardName(shardId)}
    </button>
  );
}
