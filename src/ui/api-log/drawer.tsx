import { useState } from 'react';
import { useStore } from 'zustand';
import { Empty } from '../components/empty.tsx';
import { formatTime } from '../text/format.ts';
import { apiLog, type PageCall } from '../state/connection/api-log.ts';
import { CallDetail } from './call-detail.tsx';

const SHOWN = 200;

/** The calls on the left, one of them in full on the right. */
export default function Drawer() {
  const calls = useStore(apiLog, (state) => state.calls);
  const open = useStore(apiLog, (state) => state.chosen);
  const [pages, setPages] = useState(true);
  const [onlyErrors, setOnlyErrors] = useState(false);
  const [frozen, setFrozen] = useState<readonly PageCall[]>();
  const shown = (frozen ?? calls)
    .filter((call) => pages || call.by === 'run' || !POLLS.has(call.operation))
    .filter((call) => !onlyErrors || call.error !== undefined)
    .slice(-SHOWN)
    .toReversed();
  return (
    <div className="api-drawer">
      <div className="api-drawer__list" tabIndex={0} role="region" aria-label="Calls">
        <div className="api-drawer__tools">
          <label>
            <input
              type="checkbox"
              checked={!pages}
              onChange={(event) => {
                setPages(!event.target.checked);
              }}
            />{' '}
            Hide polling
          </label>
          <label>
            <input
              type="checkbox"
              checked={onlyErrors}
              onChange={(event) => {
                setOnlyErrors(event.target.checked);
              }}
            />{' '}
            Only errors
          </label>
          <button
            type="button"
            className="info-link"
            aria-pressed={frozen !== undefined}
            onClick={() => {
              setFrozen(frozen === undefined ? calls : undefined);
            }}
          >
            {frozen === undefined ? 'Hold still' : 'Go on'}
          </button>
        </div>
        {shown.length === 0 && <Empty title="No calls to show" />}
        {shown.map((call) => (
          <button
            key={call.key}
            type="button"
            className="api-drawer__row"
            aria-current={call.key === open?.key}
            onClick={() => {
              apiLog.setState({ chosen: call });
              setFrozen(frozen ?? calls);
            }}
          >
            <span className="mono">{formatTime(call.startedAt)}</span>
            <span>
              {call.operation}
              {call.error !== undefined && (
                <span className="api-drawer__error"> ✕ {call.error}</span>
              )}
            </span>
            <span className="num">{statusText(call)}</span>
            <span className="num secondary">{call.durationMs.toFixed(0)} ms</span>
          </button>
        ))}
      </div>
      {open === undefined ? (
        <Empty title="No call is open">
          Choose one: its request, its answer, and the same call as a command.
        </Empty>
      ) : (
        <CallDetail call={open} />
      )}
    </div>
  );
}

function statusText({ status, cancelled }: PageCall): string {
  if (cancelled) return 'cancelled';
  return status === undefined ? 'no answer' : String(status);
}

/** What the page asks again and again by itself. */
const POLLS = new Set(['GetRecords', 'DescribeStreamSummary', 'ListShards', 'ListStreams']);
