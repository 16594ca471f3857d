import { ITERATOR_LIFETIME_MS } from '../../../kinesis/quotas-and-prices/quotas.ts';

export interface IteratorLife {
  /** ms since the answer that brought it. */
  readonly age: number;
  /** ms until it is refused; 0: it is now. */
  readonly left: number;
}

/** How old an iterator is. @param since and `now`: epoch ms by the clock of its stream */
export function iteratorLife(since: number, now: number): IteratorLife {
  const age = Math.max(0, now - since);
  return { age, left: Math.max(0, ITERATOR_LIFETIME_MS - age) };
}
