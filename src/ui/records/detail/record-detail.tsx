import { useState } from 'react';
import type { Shard } from '../../../kinesis/shards/shard.ts';
import type { RecordRow } from '../../../reader/store/row.ts';
import type { DataOptions, RecordAddress } from '../../../workers/reader/protocol.ts';
import { Failure } from '../../components/failure.tsx';
import { ShardBadge } from '../../components/shard-badge.tsx';
import { threads } from '../../state/connection/threads.ts';
import { DataPane } from './data-pane.tsx';
import { RecordActions } from './record-actions.tsx';
import { RecordFactsList } from './record-facts.tsx';
import { useInspection } from './use-inspection.ts';
import './record-detail.css';

interface Props {
  readonly stream: string;
  readonly address: RecordAddress;
  /** The row it was opened from; absent when a link led here. */
  readonly row: RecordRow | undefined;
  readonly shards: readonly Shard[];
  readonly onOpen: (row: RecordRow) => void;
  readonly onTrace: (key: string) => void;
  readonly onClose: () => void;
}

/** Characters shown at first: enough for a screen or two, and drawn at once. */
const FIRST_LENGTH = 32 * 1024;

/** One record in full: where it went and why, and its data down to the bytes. */
export function RecordDetail(props: Props) {
  const { stream, address, row, shards, onOpen, onTrace, onClose } = props;
  const key = `${address.sequenceNumber}.${address.subSequenceNumber ?? ''}`;
  // The way of showing stays from record to record; how much and what was said do not.
  const [chosen, setChosen] = useState<DataOptions & { readonly key: string }>({ key });
  const [edge, setEdge] = useState({ key, text: '' });
  const { key: lengthFor, length, ...ways } = chosen;
  const options = { ...ways, length: (lengthFor === key ? length : undefined) ?? FIRST_LENGTH };
  const isRow =
    row?.sequenceNumber === address.sequenceNumber &&
    row.subSequenceNumber === address.subSequenceNumber;
  const id = isRow ? row.id : undefined;
  const inspected = useInspection(stream, address, id, options);

  const neighbour = async (step: -1 | 1): Promise<void> => {
    const { reader } = await threads();
    // A link leads to a record that may be held by now, or by this reading not at all.
    const here = id ?? (await reader.call('record:find', address))?.id;
    if (here === undefined) {
      setEdge({ key, text: 'This record is not among those read here: start earlier.' });
      return;
    }
    const other = await reader.call('record:neighbour', { id: here, step });
    if (other !== undefined) onOpen(other);
    else
      setEdge({
        key,
        text: `No ${step === 1 ? 'later' : 'earlier'} record with this key is held here.`,
      });
  };
  return (
    <aside className="record-detail" aria-label="Record">
      <div className="record-detail__head">
        <ShardBadge shardId={address.shardId} />
        <h2 className="record-detail__title mono">…{address.sequenceNumber.slice(-12)}</h2>
        <span className="record-detail__spacer" />
        <div className="record-detail__steps" role="group" aria-label="Records with the same key">
          <button
            type="button"
            className="record-detail__button"
            title="The record before with the same partition key"
            aria-label="Previous record with the same key"
            onClick={() => void neighbour(-1)}
          >
            ↑ key
          </button>
          <button
            type="button"
            className="record-detail__button"
            title="The record after with the same partition key"
            aria-label="Next record with the same key"
            onClick={() => void neighbour(1)}
          >
            ↓ key
          </button>
        </div>
        <button
          type="button"
          className="record-detail__button"
          aria-label="Close the record"
          title="Close (Escape)"
          onClick={onClose}
        >
          ✕
        </button>
      </div>
      <div className="record-detail__body">
        <p className="record-detail__edge" role="status">
          {edge.key === key ? edge.text : ''}
        </p>
        {inspected.state === 'loading' && <p className="secondary">Decoding…</p>}
        {inspected.state === 'failed' && (
          <Failure what="The record could not be read." failure={inspected.failure} />
        )}
        {inspected.state === 'here' && (
          <>
            <DataPane
              inspection={inspected.value}
              options={options}
              onOptions={(next) => {
                setChosen({ ...next, key });
              }}
            />
            <RecordActions stream={stream} inspection={inspected.value} id={id} onTrace={onTrace} />
            <RecordFactsList
              record={inspected.value.record}
              dataBytes={inspected.value.dataBytes}
              shard={shards.find(({ shardId }) => shardId === address.shardId)}
            />
          </>
        )}
      </div>
    </aside>
  );
}
