import type { SeenError } from '../../load/accounts/run-snapshot.ts';
import { errorName } from '../text/error-name.ts';
import { formatCount } from '../text/format.ts';
import { adviceHere } from '../state/run/fault-behind.ts';
import './error-list.css';

/**
 * The errors that a run has met, counted apart, each with what to do about it. Its line is there
 * without any too, and before a run: what stands below must not move when the first one comes.
 */
export function ErrorList({
  errors,
  place,
}: {
  readonly errors: readonly SeenError[] | undefined;
  readonly place: string | undefined;
}) {
  if (errors === undefined || errors.length === 0)
    return <p className="errors secondary">{errors !== undefined && 'Errors met: none'}</p>;
  return (
    <details className="errors">
      <summary>
        Errors met:{' '}
        {errors.map(({ code, count }) => `${errorName(code)} × ${formatCount(count)}`).join(', ')}
      </summary>
      <ErrorItems errors={errors} place={place} />
    </details>
  );
}

/** What each error said, what to do about it, and which request it was. */
export function ErrorItems({
  errors,
  place,
}: {
  readonly errors: readonly SeenError[];
  /** Where the run went. */
  readonly place: string | undefined;
}) {
  return (
    <ul className="error-items">
      {errors.map(({ kind, code, count, message, advice, requestId }) => (
        <li key={code}>
          <strong>{errorName(code)}</strong> <span className="num">× {formatCount(count)}</span>
          <div>{message}</div>
          <div className="secondary">{adviceHere({ kind, advice }, place)}</div>
          {requestId !== undefined && <div className="mono secondary">request id {requestId}</div>}
        </li>
      ))}
    </ul>
  );
}
