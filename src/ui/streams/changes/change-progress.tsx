import { useStore } from 'zustand';
import { own } from '../../../base/own.ts';
import { formatDuration } from '../../text/format.ts';
import type { StreamSummary } from '../../state/streams/streams.ts';
import { showCall } from '../../state/connection/api-log.ts';
import { changeKey, changeLog, changes } from './changes.ts';
import './change-progress.css';

const MEANING: Readonly<Record<string, string>> = {
  CREATING: 'The stream takes records once it is ACTIVE.',
  UPDATING: 'The stream takes and gives records all the while.',
  DELETING: 'Its records go with it.',
};

interface Props {
  readonly stream: string;
  readonly summary: StreamSummary | undefined;
  /** Opens describe-stream before and after the last change. */
  readonly onCompare: () => void;
}

/** What is going on with the stream while it is not ACTIVE; its ARN otherwise. */
export function ChangeProgress({ stream, summary, onCompare }: Props) {
  const change = useStore(changes, (state) => state[changeKey(stream)]);
  const call = useStore(changeLog, (state) => state[changeKey(stream)]?.[0]?.call);
  const asked = change !== undefined && change.endedAt === undefined;
  const status = summary?.status ?? (asked ? change.status : 'ACTIVE');
  const shown = status === 'ACTIVE' && asked ? change.status : status;
  const on = shown !== 'ACTIVE';
  return (
    <div className="progress">
      <div className="progress__line">
        <span role="status">
          {on && (
            <>
              <strong>{shown}</strong> {asked ? `${change.what}. ` : ''}
              {own(MEANING, shown) ?? ''}
            </>
          )}
        </span>
        {on && asked && <span className="num secondary">{formatDuration(change.elapsed)}</span>}
        {!on && <span className="mono secondary">{summary?.arn}</span>}
        {!on && change?.after !== undefined && (
          <button type="button" className="info-link" onClick={onCompare}>
            Before and after: {lowerFirst(change.what)}
          </button>
        )}
        {!on && change?.endedAt !== undefined && call !== undefined && (
          <button
            type="button"
            className="info-link"
            onClick={() => {
              showCall(call);
            }}
          >
            As a command
          </button>
        )}
      </div>
      <div className={on ? 'progress__bar progress__bar--on' : 'progress__bar'} />
    </div>
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
