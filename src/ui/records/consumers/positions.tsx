import { own } from '../../../base/own.ts';
import type { ConsumerSnapshot } from '../../../reader/named-consumer.ts';
import { formatBytes } from '../../text/format.ts';
import { ShardBadge } from '../../components/shard-badge.tsx';
import { shardStateText } from '../shards/shard-state.ts';
import { ageText } from './age-chart.tsx';
import type { SavedConsumer } from './saved-consumers.ts';

type SavedCheckpoint = SavedConsumer['checkpoints'][string];

/** Where a consumer stands in each shard, and how far its checkpoint is. */
export function Positions({
  name,
  snapshot,
  checkpoints,
  now,
}: {
  readonly name: string;
  readonly snapshot: ConsumerSnapshot | undefined;
  readonly checkpoints: SavedConsumer['checkpoints'];
  /** Epoch ms. */
  readonly now: number;
}) {
  const shards = snapshot?.reader.shards ?? [];
  if (shards.length === 0)
    return (
      <p className="secondary">
        {Object.keys(checkpoints).length === 0
          ? 'No position and no checkpoint yet.'
          : `Checkpoint kept: ${Object.entries(checkpoints)
              .map(([shardId, at]) => `${shardId.slice(-4)} ${checkpointText(at)}`)
              .join(', ')}.`}
      </p>
    );
  return (
    // Wide: scrolls within itself on a narrow screen.
    <div className="consumer-positions" tabIndex={0} role="group" aria-label={`Shards of ${name}`}>
      <table>
        <thead>
          <tr>
            {['Shard', 'State', 'Position', 'Checkpoint', 'Age', 'Reads/s', 'Bytes/s'].map(
              (title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {shards.map((shard) => {
            const { shardId, lastSequenceNumber, budget } = shard;
            const text = shardStateText(shard, now);
            return (
              <tr key={shardId}>
                <td>
                  <ShardBadge shardId={shardId} />
                </td>
                <td title={text.why}>
                  <span aria-hidden="true">{text.sign}</span> {text.word}
                </td>
                <td className="mono" title={lastSequenceNumber}>
                  {lastSequenceNumber === undefined ? 'at its start' : short(lastSequenceNumber)}
                </td>
                <td className="mono">{checkpointText(own(checkpoints, shardId))}</td>
                <td className="num">{ageText(own(snapshot?.ageByShard ?? {}, shardId))}</td>
                <td className="num">{budget.callsPerSecond.toFixed(1)}</td>
                <td className="num">{formatBytes(budget.bytesPerSecond)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function checkpointText(checkpoint: SavedCheckpoint | undefined): string {
  if (checkpoint === undefined) return 'none';
  if (checkpoint === 'ended') return 'end of shard';
  if ('timestamp' in checkpoint) return new Date(checkpoint.timestamp).toLocaleTimeString('en-GB');
  return short(checkpoint.sequenceNumber);
}

/** The end of a sequence number is what tells neighbours apart. */
function short(sequenceNumber: string): string {
  return `…${sequenceNumber.slice(-8)}`;
}
