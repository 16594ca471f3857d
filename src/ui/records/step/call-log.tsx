import { formatTime } from '../../text/format.ts';
import { Card } from '../../components/card.tsx';
import type { CallLine } from './use-walk.ts';

/** Every call of this walk, newest first: reading is a loop of these two. */
export function CallLog({ calls }: { readonly calls: readonly CallLine[] }) {
  if (calls.length === 0) return null;
  return (
    <Card title="Calls" flush>
      <ol className="call-log" aria-label="Calls, newest first">
        {calls.map(({ id, at, operation, text, ms, ok }) => (
          <li key={id} className={ok ? undefined : 'call-log__bad'}>
            <span className="mono">
              {formatTime(at)} {ok ? '✓' : '✕'} <b>{operation}</b> {Math.round(ms)} ms
            </span>
            <span className="call-log__text">{text}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
