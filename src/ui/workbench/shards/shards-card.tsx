import { lazy, Suspense, useState } from 'react';
import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';
import { INDEX_MEANING } from '../../../load/keys/evenness-words.ts';
import type { Prediction } from '../../../load/keys/predict-shares.ts';
import type { RunSnapshot } from '../../../load/accounts/run-snapshot.ts';
import { Card } from '../../components/card.tsx';
import { Empty } from '../../components/empty.tsx';
import { shortShardName } from '../../../kinesis/shards/shard-id.ts';
import { formatCount, formatShare } from '../../text/format.ts';
import { InfoLink } from '../../help/info-link.tsx';
import { Loading } from '../../components/loading.tsx';
import { openShards, type StreamView } from '../../state/streams/queries.ts';
import { isGoing } from '../../state/run/run.ts';
import { ShardHeat } from './shard-heat.tsx';
import { noShardsText, type NoShardsText, shardViews, type ShardView } from './shard-view.ts';
import { ShardRows } from './shard-rows.tsx';

const ShardPanels = lazy(() => import('./shard-panels.tsx'));

/** More shards than this are cells instead of rows. */
const ROWS_UP_TO = 32;
/** With these the partition key does not decide the shard. */
const EXPLICIT = new Set(['shards', 'hash', 'shard']);

const PANELS = [
  { id: 'limits', name: 'Limits' },
  { id: 'heat', name: 'Over time' },
  { id: 'keys', name: 'Keys and ranges' },
] as const;

type Panel = (typeof PANELS)[number]['id'];

interface Props {
  readonly stream: string | undefined;
  /** Why the stream could not be looked at. */
  readonly failure: ServiceFailure | undefined;
  readonly view: StreamView | undefined;
  readonly snapshot: RunSnapshot | undefined;
  readonly prediction: Prediction | undefined;
  /** What the keys of the run in view promised when it started. */
  readonly promised: Prediction | undefined;
  /** How the keys of the run, or of the next one, are made. */
  readonly strategy: string;
}

/** Each shard against its limits; on demand over time, and over the hash keys. */
export function ShardsCard({
  stream,
  failure,
  view,
  snapshot,
  prediction,
  promised,
  strategy,
}: Props) {
  const [panel, setPanel] = useState<Panel>('limits');
  const open = view === undefined ? [] : openShards(view.shards);
  const upcoming = isGoing(snapshot) ? undefined : prediction;
  const shards = shardViews(
    view?.shards ?? [],
    snapshot,
    snapshot === undefined ? prediction : promised,
  );
  return (
    <Card
      tour="shards"
      title={`Shards${open.length === 0 ? '' : ` (${formatCount(open.length)})`}`}
      info={<InfoLink term="shard" />}
      actions={<HotIndex snapshot={snapshot} />}
    >
      {shards.length === 0 ? (
        <NoShards {...noShardsText(stream, failure)} />
      ) : (
        <div className="stack">
          <div className="row" role="group" aria-label="View of the shards">
            {PANELS.map(({ id, name }) => (
              <button
                key={id}
                type="button"
                className="small-button"
                aria-pressed={panel === id}
                onClick={() => {
                  setPanel(id);
                }}
              >
                {name}
              </button>
            ))}
          </div>
          {panel !== 'limits' ? (
            <Suspense fallback={<Loading what="the view" />}>
              <ShardPanels
                panel={panel}
                open={open}
                shards={shards}
                snapshot={snapshot}
                prediction={upcoming}
                keysDecide={!EXPLICIT.has(strategy)}
              />
            </Suspense>
          ) : shards.length <= ROWS_UP_TO ? (
            <ShardRows shards={shards} />
          ) : (
            <>
              <ShardHeat shards={shards.filter((shard) => shard.open)} />
              <Closed shards={shards.filter((shard) => !shard.open)} />
            </>
          )}
        </div>
      )}
    </Card>
  );
}

function NoShards({ title, text }: NoShardsText) {
  return <Empty title={title}>{text}</Empty>;
}

const MOST_CLOSED = 6;

/** Where the rest of the records is when the shares of the open shards are no whole. */
function Closed({ shards }: { readonly shards: readonly ShardView[] }) {
  if (shards.length === 0) return null;
  const shown = shards
    .slice(0, MOST_CLOSED)
    .map(({ shardId, share }) => `${shortShardName(shardId)} ${formatShare(share)}`);
  const more = shards.length - shown.length;
  return (
    <p className="secondary num hot-index">
      Closed in this run, with their share: {shown.join(', ')}
      {more > 0 && ` and ${formatCount(more)} more`}
    </p>
  );
}

function HotIndex({ snapshot }: { readonly snapshot: RunSnapshot | undefined }) {
  if (snapshot === undefined || snapshot.accounts.accepted === 0) return null;
  return (
    <span
      className="secondary num hot-index"
      title={`Hot-shard index: ${INDEX_MEANING}. Expected: what these partition keys predict, with the luck of so few records.`}
    >
      hot-shard index {snapshot.hotShardIndex.toFixed(2)} (expected:{' '}
      {snapshot.expectedIndex.toFixed(2)})
    </span>
  );
}
