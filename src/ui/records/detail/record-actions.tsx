import { useState } from 'react';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { encodeBase64 } from '../../../base/base64.ts';
import { decodeUtf8Strict } from '../../../base/utf8.ts';
import type { RecordInspection } from '../../../workers/reader/protocol.ts';
import { asCommand, commandPlace } from '../../../connection/as-command/as-command.ts';
import { connection } from '../../state/connection/connection.ts';
import { draft } from '../../state/run/draft.ts';
import { PLAIN_FORMAT } from '../../state/templates/template-format.ts';
import { threads } from '../../state/connection/threads.ts';

interface Props {
  readonly stream: string;
  readonly inspection: RecordInspection;
  /** Of the record when it is held. */
  readonly id: number | undefined;
  readonly onTrace: (key: string) => void;
}

/** What can be done with a record. */
export function RecordActions({ stream, inspection, id, onTrace }: Props) {
  const [said, setSaid] = useState('');
  const [, navigate] = useLocation();
  const current = useStore(connection, (state) => state.current);
  const { partitionKey, shardId, sequenceNumber, subSequenceNumber } = inspection.record;

  const copy = async (what: string, text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(`${what} copied`);
    } catch {
      setSaid('The browser does not allow copying here');
    }
  };
  const data = async (): Promise<Uint8Array | undefined> => {
    const { reader } = await threads();
    const sub = subSequenceNumber === undefined ? {} : { subSequenceNumber };
    return reader.call('record:data', {
      stream,
      address: { shardId, sequenceNumber, ...sub },
      id,
    });
  };
  const copyCommand = async (): Promise<void> => {
    const bytes = await data();
    if (bytes === undefined) {
      setSaid(GONE);
      return;
    }
    const put = {
      StreamName: stream,
      ...(partitionKey !== undefined && { PartitionKey: partitionKey }),
      Data: encodeBase64(bytes),
    };
    const { cli = '' } = asCommand('PutRecord', put, commandPlace(current));
    await copy(
      current.kind === 'practice' ? 'Command for shardlab simulate on port 4567' : 'Command',
      cli,
    );
  };
  const makeTemplate = async (): Promise<void> => {
    const bytes = await data();
    if (bytes === undefined) {
      setSaid(GONE);
      return;
    }
    const text = decodeUtf8Strict(bytes);
    if (text === undefined || text.includes('{{')) {
      setSaid('Only text without “{{” can become a template');
      return;
    }
    draft.setState({ template: text, templateName: 'From a record', ...PLAIN_FORMAT });
    navigate('/');
  };

  return (
    <div className="record-actions">
      <button
        type="button"
        className="record-detail__button"
        onClick={() => void copy('Link', location.href)}
      >
        Copy link
      </button>
      {partitionKey !== undefined && (
        <button
          type="button"
          className="record-detail__button"
          title="All records with this partition key, in order"
          onClick={() => {
            onTrace(partitionKey);
          }}
        >
          Trace this key
        </button>
      )}
      <button
        type="button"
        className="record-detail__button"
        title="An AWS CLI command that puts the same record again"
        onClick={() => void copyCommand()}
      >
        Copy as command
      </button>
      <button
        type="button"
        className="record-detail__button"
        title="Make the workbench send records like this one"
        onClick={() => void makeTemplate()}
      >
        Use as template
      </button>
      <span className="secondary" role="status">
        {said}
      </span>
    </div>
  );
}

const GONE = 'The record has fallen out here, and the stream has it no more';
