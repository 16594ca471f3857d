import { ITERATOR_LIFETIME_MS } from '../../../kinesis/quotas.ts';
import { formatDuration } from '../../components/format.ts';
import { useSeconds } from './seconds.ts';
import type { Token } from './use-walk.ts';

/** The iterator itself, how old it is, and how long it still lives. */
export function TokenView({ token }: { readonly token: Token }) {
  const now = useSeconds();
  const age = Math.max(0, now - token.since);
  const left = Math.max(0, ITERATOR_LIFETIME_MS - age);
  return (
    <div className="token">
      <code className="token__text mono" title={token.value}>
        {token.value}
      </code>
      <progress
        className={left < 30_000 ? 'token__life token__life--short' : 'token__life'}
        max={ITERATOR_LIFETIME_MS}
        value={left}
        aria-label="Life left of the iterator"
      />
      <div className="token__times num">
        <span>{formatDuration(age)} old</span>
        {left > 0 ? (
          <span>expires in {Math.ceil(left / 1000)} s</span>
        ) : (
          <strong className="token__expired">expired: GetRecords will refuse it</strong>
        )}
      </div>
    </div>
  );
}
