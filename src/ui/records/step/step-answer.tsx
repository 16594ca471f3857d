import { useMemo, useState, useEffect } from 'react';
import { decodeBase64 } from '../../../base/base64.ts';
import { makeVisibleLine } from '../../../reader/decode/visible.ts';
import type { StepAnswer, DataInspection, DataOptions } from '../../../workers/reader/protocol.ts';
import { formatTime } from '../../text/format.ts';
import { shortShardName } from '../../../kinesis/shards/shard-id.ts';
import { DataContent } from '../detail/data-content.tsx';
import type { Walk } from './use-walk.ts';
import { threads } from '../../state/connection/threads.ts';
import { DataPane } from '../detail/data-pane.tsx';

interface Props {
  readonly walk: Walk;
  readonly onChild: (shardId: string) => void;
  /** Gets a new iterator where the expired one stood; the label says where that is. */
  readonly renewal: { readonly label: string; readonly onRenew: () => void } | undefined;
}

/** Records drawn of one answer. */
const MOST_ROWS = 200;
/** Base64 characters drawn of each. */
const DATA_LENGTH = 160;

/** An answer as it came, and what it means. */
export function StepAnswerView({ walk, onChild, renewal }: Props) {
  const { answer, explanation, failure } = walk;
  const [raw, setRaw] = useState(false);
  const shown = failure === undefined ? answer : undefined;
  return (
    <>
      {explanation !== undefined && (
        <div className={`step-why step-why--${explanation.tone}`} role="status">
          <p className="step-why__title">{explanation.title}</p>
          <p>{explanation.text}</p>
          <div className="row">
            {shown?.ChildShards?.map(({ ShardId }) => (
              <button
                key={ShardId}
                type="button"
                className="small-action"
                onClick={() => {
                  onChild(ShardId);
                }}
              >
                Go on in child {shortShardName(ShardId)}
              </button>
            ))}
            {renewal !== undefined && (
              <button type="button" className="small-action" onClick={renewal.onRenew}>
                {renewal.label}
              </button>
            )}
          </div>
        </div>
      )}
      {shown !== undefined && (
        <>
          <div className="step-facts mono">
            <span>MillisBehindLatest {shown.MillisBehindLatest}</span>
            <span className="step-facts__next" title={shown.NextShardIterator ?? undefined}>
              NextShardIterator {shown.NextShardIterator ?? 'null'}
            </span>
            <button
              type="button"
              className="small-action"
              aria-pressed={raw}
              onClick={() => {
                setRaw(!raw);
              }}
            >
              {raw ? 'As a list' : 'As JSON'}
            </button>
          </div>
          {raw ? <RawAnswer answer={shown} /> : <AnswerList answer={shown} />}
        </>
      )}
    </>
  );
}

function RawAnswer({ answer }: { readonly answer: StepAnswer }) {
  const text = useMemo(() => JSON.stringify(answer, null, 2).slice(0, 256 * 1024), [answer]);
  return <DataContent view={{ kind: 'json', text, truncated: false }} />;
}

function AnswerList({ answer }: { readonly answer: StepAnswer }) {
  const [opened, setOpened] = useState<string>();
  return (
    <ol className="step-records" aria-label="Records of the answer">
      {answer.Records.slice(0, MOST_ROWS).map((record) => (
        <li key={record.SequenceNumber} className="step-record">
          <div className="step-record__head mono">
            <span className="secondary">
              {formatTime(record.ApproximateArrivalTimestamp * 1000)}
            </span>
            <b className="step-record__key">{makeVisibleLine(record.PartitionKey ?? '(no key)')}</b>
            <span className="secondary step-record__sequence" title={record.SequenceNumber}>
              …{record.SequenceNumber.slice(-12)}
            </span>
            <button
              type="button"
              className="small-action"
              aria-expanded={opened === record.SequenceNumber}
              onClick={() => {
                setOpened(opened === record.SequenceNumber ? undefined : record.SequenceNumber);
              }}
            >
              {opened === record.SequenceNumber ? 'Hide' : 'Decode'}
            </button>
          </div>
          <code className="step-record__data mono">
            {record.Data.slice(0, DATA_LENGTH)}
            {record.Data.length > DATA_LENGTH && '…'}
          </code>
          {opened === record.SequenceNumber && (
            <StepRecordData data={decodeBase64(record.Data) ?? new Uint8Array()} />
          )}
        </li>
      ))}
      {answer.Records.length > MOST_ROWS && (
        <li className="secondary">
          {answer.Records.length - MOST_ROWS} more are in the answer and not drawn here.
        </li>
      )}
    </ol>
  );
}

const FIRST_LENGTH = 16 * 1024;

/** The data of one record of an answer, decoded in the worker. */
function StepRecordData({ data }: { readonly data: Uint8Array }) {
  const [options, setOptions] = useState<DataOptions>({ length: FIRST_LENGTH });
  const [inspection, setInspection] = useState<DataInspection>();
  useEffect(() => {
    let current = true;
    void (async () => {
      const { reader } = await threads();
      const next = await reader.call('data:inspect', { data, options });
      if (current) setInspection(next);
    })();
    return () => {
      current = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- the bytes are made anew each time
  }, [options]);
  if (inspection === undefined) return <p className="secondary">Decoding…</p>;
  return <DataPane inspection={inspection} options={options} onOptions={setOptions} />;
}
