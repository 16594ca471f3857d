import Button from '@cloudscape-design/components/button';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { encodeUtf8 } from '../../../base/utf8.ts';
import { hashKeyOf } from '../../../kinesis/hash-keys/hash-key.ts';
import { ShardMap } from '../../../kinesis/shards/shard-map.ts';
import { openShards, type StreamView } from '../../state/streams/queries.ts';
import { notify } from '../../state/notices.ts';
import { settings } from '../../state/saved/settings.ts';
import { controlCall } from '../../state/connection/threads.ts';
import type { Column } from '../workbench-tabs.tsx';
import { STEPS, type TourRecord } from './steps.ts';
import './tour.css';

interface Props {
  readonly view: StreamView;
  readonly onColumn: (column: Column) => void;
  readonly onClose: () => void;
}

function makeRecord(view: StreamView): TourRecord {
  const partitionKey = `visitor-${Math.floor(Date.now() / 1000) % 10_000}`;
  const open = openShards(view.shards);
  const map = new ShardMap(open.map(({ range }) => range));
  return {
    partitionKey,
    data: JSON.stringify({ hello: 'Kinesis', from: partitionKey }),
    hashKey: String(hashKeyOf(partitionKey)),
    predictedShard: open[map.shardOfKey(partitionKey)]?.shardId ?? '',
  };
}

/** Follows one real record through the page. */
export default function Tour({ view, onColumn, onClose }: Props) {
  const [index, setIndex] = useState(0);
  const [record, setRecord] = useState(() => makeRecord(view));
  const [sending, setSending] = useState(false);
  const card = useRef<HTMLDivElement>(null);
  const step = STEPS[index];

  useEffect(() => {
    if (step === undefined) return;
    const timer = requestAnimationFrame(() => {
      // On a phone it may be in another column: only what is there can be scrolled to.
      flushSync(() => {
        onColumn(step.column);
      });
      const target = document.querySelector(`[data-tour="${step.target}"]`);
      if (target === null) return;
      target.classList.add('tour-target');
      // What is too high for the room above the card shows its beginning.
      const fits = target.clientHeight < innerHeight / 2;
      target.scrollIntoView({ block: fits ? 'center' : 'start', behavior: 'smooth' });
    });
    card.current?.focus();
    return () => {
      cancelAnimationFrame(timer);
      document.querySelector('.tour-target')?.classList.remove('tour-target');
    };
  }, [step, onColumn]);

  const close = (): void => {
    settings.setState({ tourDone: true });
    onClose();
  };

  async function next(): Promise<void> {
    if (step?.sends === true && record.sent === undefined) {
      setSending(true);
      const answer = await controlCall('PutRecord', {
        StreamName: view.summary.name,
        PartitionKey: record.partitionKey,
        Data: encodeUtf8(record.data),
      });
      setSending(false);
      if (!answer.ok) {
        notify({
          type: 'error',
          header: 'The record of the tour could not be stored.',
          text: answer.error.message,
        });
        return;
      }
      setRecord({
        ...record,
        sent: {
          shardId: answer.value.ShardId ?? '',
          sequenceNumber: answer.value.SequenceNumber ?? '',
        },
      });
    }
    if (index + 1 < STEPS.length) setIndex(index + 1);
    else close();
  }

  if (step === undefined) return null;
  return (
    <div
      ref={card}
      className="tour"
      role="dialog"
      aria-label={`Tour: ${step.title}`}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <h2 className="tour__title">{step.title}</h2>
      <p className="tour__text">{step.text(record)}</p>
      <div className="row">
        <span className="secondary num">
          {index + 1} of {STEPS.length}
        </span>
        <span className="grow" />
        <Button variant="link" onClick={close}>
          End tour
        </Button>
        {index > 0 && (
          <Button
            onClick={() => {
              setIndex(index - 1);
            }}
          >
            Back
          </Button>
        )}
        <Button variant="primary" loading={sending} onClick={() => void next()}>
          {step.sends === true && record.sent === undefined
            ? 'Send it'
            : index + 1 === STEPS.length
              ? 'Done'
              : 'Next'}
        </Button>
      </div>
    </div>
  );
}
