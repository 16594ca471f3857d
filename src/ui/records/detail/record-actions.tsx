import { useState } from 'react';
import { useLocation } from 'wouter';
import { encodeBase64 } from '../../../base/base64.ts';
import { decodeUtf8Strict } from '../../../base/utf8.ts';
import type { RecordInspection } from '../../../workers/reader/protocol.ts';
import { draft } from '../../state/draft.ts';
import { PLAIN_FORMAT } from '../../state/template-format.ts';
import { threads } from '../../state/threads.ts';
import { putCommand } from './put-command.ts';

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
  const { partitionKey } = inspection.record;

  const copy = async (what: string, text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(`${what} copied`);
    } catch {
      setSaid('The browser does not allow copying here');
    }
  };
  const data = async (): Promise<Uint8Array | undefined> => {
    if (id === undefined) return undefined;
    const { reader } = await threads();
    return reader.call('record:data', id);
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
      {id !== undefined && (
        <>
          <button
            type="button"
            className="record-detail__button"
            title="An AWS CLI command that puts the same record again"
            onClick={() =>
              void data().then((bytes) =>
                bytes === undefined
                  ? setSaid('The record has fallen out')
                  : copy('Command', putCommand(stream, partitionKey, encodeBase64(bytes))),
              )
            }
          >
            Copy as command
          </button>
          <button
            type="button"
            className="record-detail__button"
            title="Make the workbench send records like this one"
            onClick={() =>
              void data().then((bytes) => {
                const text = bytes && decodeUtf8Strict(bytes);
                if (text === undefined || text.includes('{{')) {
                  setSaid('Only text without “{{” can become a template');
                  return;
                }
                draft.setState({ template: text, templateName: 'From a record', ...PLAIN_FORMAT });
                navigate('/');
              })
            }
          >
            Use as template
          </button>
        </>
      )}
      <span className="secondary" role="status">
        {said}
      </span>
    </div>
  );
}
