import { ITERATOR_LIFETIME_MS } from '../../../kinesis/quotas-and-prices/quotas.ts';
import { formatDuration } from '../../text/format.ts';
import { useAhead } from '../../state/practice/practice.ts';
import { iteratorLife } from './explain.ts';
import { useSeconds } from '../../state/seconds.ts';
import type { Token } from './use-walk.ts';

interface Props {
  /** Which iterator it is. */
  readonly name: string;
  readonly token: Token;
  /** Iterators age by the clock of their stream. */
  readonly stream: string;
  /** The call that would be refused. */
  readonly call: string;
}

/** The iterator itself, how old it is, and how long it still lives. */
export function TokenView({ name, token, stream, call }: Props) {
  const { age, left } = iteratorLife(token.since, useSeconds() + useAhead(stream));
  return (
    <div className="token" role="group" aria-label={name}>
      <span className="token__name">{name}</span>
      <code className="token__text mono" title={token.value}>
        {token.value}
      </code>
      <progress
        className={left < 30_000 ? 'token__life token__life--short' : 'token__life'}
        max={ITERATOR_LIFETIME_MS}
        value={left}
        aria-label={`Life left of: ${name}`}
      />
      <div className="token__times num">
        <span>{formatDuration(age)} old</span>
        {left > 0 ? (
          <span>expires in {Math.ceil(left / 1000)} s</span>
        ) : (
          <strong className="token__expired">expired: {call} will be refused</strong>
        )}
      </div>
    </div>
  );
}
