import { useStore } from 'zustand';
import { formatDuration } from '../components/format.ts';
import type { StreamSummary } from '../state/streams.ts';
import { changeKey, changes } from './changes.ts';
import './change-progress.css';

const MEANING: Readonly<Record<string, string>> = {
  CREATING: 'The stream takes records once it is ACTIVE.',
  UPDATING: 'The stream takes and gives records all the while.',
  DELETING: 'Its records go with it.',
};

interface Props {
  readonly stream: string;
  readonly summary: StreamSummary | undefined;
}

/** What is going on with the stream, while it is not ACTIVE. */
export function ChangeProgress({ stream, summary }: Props) {
  const change = useStore(changes, (state) => state[changeKey(stream)]);
  const running = change !== undefined && change.endedAt === undefined;
  const status = summary?.status ?? (running ? change.status : undefined);
  if (status === undefined || (status === 'ACTIVE' && !running)) return null;
  const shown = status === 'ACTIVE' && running ? change.status : status;
  return (
    <div className="progress" role="status">
      <div className="row">
        <strong>{shown}</strong>
        <span>
          {running ? `${change.what}. ` : ''}
          {MEANING[shown] ?? ''}
        </span>
        <span className="grow" />
        {running && (
          <span className="num secondary" aria-live="off">
            {formatDuration(change.elapsed)}
          </span>
        )}
      </div>
      <div className="progress__bar" />
    </div>
  );
}
