import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';
import type { StepAnswer } from '../../../workers/reader/protocol.ts';
import { formatCount, formatSpan } from '../../text/format.ts';
import { ITERATOR_LIFETIME_MS } from '../../../kinesis/quotas-and-prices/quotas.ts';

export interface Explanation {
  readonly tone: 'good' | 'plain' | 'warning' | 'over';
  readonly title: string;
  readonly text: string;
}

/** What an answer of GetRecords means. */
export function explainAnswer(answer: StepAnswer): Explanation {
  const count = answer.Records.length;
  const behind = answer.MillisBehindLatest;
  if (answer.NextShardIterator === null) {
    const children = answer.ChildShards?.map(({ ShardId }) => ShardId) ?? [];
    return {
      tone: 'over',
      title: `${counted(count)}, and NextShardIterator is null: the end of a closed shard`,
      text:
        children.length === 0
          ? 'The shard was split or merged, and this was its last record. Nothing will ever come here again.'
          : `The shard was split or merged. Its keys go on in ${children.join(' and ')}: read those from TRIM_HORIZON, so that nothing is missed.`,
    };
  }
  if (count > 0)
    return {
      tone: 'good',
      title: counted(count),
      text:
        behind === 0
          ? 'These were the newest: MillisBehindLatest is 0. Next finds what is stored after them.'
          : `This answer ends ${formatSpan(behind)} before now: that is MillisBehindLatest. More records may follow. Next goes on from there.`,
    };
  return behind === 0
    ? {
        tone: 'plain',
        title: 'Empty: you are at the tip',
        text: 'Nothing was written after this iterator yet. That is normal: a consumer keeps asking, about once a second, with each NextShardIterator.',
      }
    : {
        tone: 'plain',
        title: 'Empty, but not at the end',
        text: `The answer covers a stretch of the shard without records, and ends ${formatSpan(behind)} before now. Records may follow. Never stop on an empty answer: Next goes on.`,
      };
}

function counted(count: number): string {
  return count === 0 ? 'Empty' : `${formatCount(count)} record${count === 1 ? '' : 's'}`;
}

/**
 * What a refusal means, and what to do.
 * @param seen whether any record of the shard was seen
 */
export function explainFailure(failure: ServiceFailure, seen: boolean): Explanation {
  const title = `${failure.name}: ${failure.message}`;
  if (failure.kind === 'expired-iterator')
    return {
      tone: 'warning',
      title,
      text: seen
        ? 'An iterator lives 300 seconds. Get a new one after the last sequence number that you saw, and nothing is lost or read twice.'
        : 'An iterator lives 300 seconds. No record was seen with it yet: get a new one for the same place.',
    };
  if (failure.kind === 'throttled')
    return {
      tone: 'warning',
      title,
      text: 'A shard answers 5 GetRecords calls and 2 MiB a second for all its readers together. Wait a moment and ask again: the iterator is still good.',
    };
  return {
    tone: 'warning',
    title,
    text: 'The iterator did not move. Ask again, or get another iterator.',
  };
}

interface IteratorLife {
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
