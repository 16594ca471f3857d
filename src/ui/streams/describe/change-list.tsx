import { Card } from '../../components/card.tsx';
import { formatDuration, formatTime } from '../../text/format.ts';
import { showCall } from '../../state/connection/api-log.ts';
import type { Change } from '../changes/changes.ts';

interface Props {
  /** Newest first. */
  readonly changes: readonly Change[];
  /** Whose before and after are shown; `undefined`: none of them. */
  readonly shown: Change | undefined;
  readonly onShow: (change: Change) => void;
}

/** What was done to the stream in this visit, each with its comparison and as a command. */
export function ChangeList({ changes, shown, onShow }: Props) {
  if (changes.length === 0) return null;
  return (
    <Card title="Changes of this visit" flush>
      <ul className="change-list">
        {changes.map((change) => (
          <li key={change.startedAt} className="change-list__item">
            <span className="mono secondary">{formatTime(change.startedAt)}</span>
            <span className="change-list__what">
              {change.what} <span className="secondary num">{formatDuration(change.elapsed)}</span>
            </span>
            <button
              type="button"
              className="info-link"
              aria-pressed={change.startedAt === shown?.startedAt}
              aria-label={`Before and after: ${change.what}`}
              onClick={() => {
                onShow(change);
              }}
            >
              Before and after
            </button>
            {change.call !== undefined && (
              <button
                type="button"
                className="info-link"
                aria-label={`As a command: ${change.what}`}
                onClick={() => {
                  if (change.call !== undefined) showCall(change.call);
                }}
              >
                As a command
              </button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
