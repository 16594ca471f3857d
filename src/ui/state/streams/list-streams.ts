import type { ControlOperation, ControlOperations } from '../../../connection/kinesis/control.ts';
import { missingAction } from '../../../kinesis/errors/missing-action.ts';
import { CallFailed, notAllowed, toStreamSummary, type StreamSummary } from './stream-summary.ts';

/** What the list is made with. */
export interface StreamLister {
  /** Waits while the service says that too many ask. @throws CallFailed */
  readonly call: <K extends ControlOperation>(
    operation: K,
    input: ControlOperations[K][0],
  ) => Promise<ControlOperations[K][1]>;
  /** The action that the role lacks to look at a stream, where that is known unasked. */
  readonly notAllowed: (name: string) => string | undefined;
}

const PAGE = 100;
/**
 * An account has 20 DescribeStreamSummary a second, for everybody in it
 * (docs/kinesis.md#call-rates).
 */
const AT_ONCE = 10;

/**
 * All streams, in the order of their names. What is deleted meanwhile is left out, and what the role
 * may not look at says so.
 *
 * @throws CallFailed
 */
export async function listAllStreams(lister: StreamLister): Promise<StreamSummary[]> {
  const names = await listNames(lister);
  const summaries: (StreamSummary | undefined)[] = [];
  let next = 0;
  const look = async (): Promise<void> => {
    while (next < names.length) {
      const i = next;
      next += 1;
      summaries[i] = await summaryOrNothing(names[i] ?? '', lister);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, names.length) }, look));
  return summaries.filter((summary) => summary !== undefined);
}

async function listNames({ call }: StreamLister): Promise<string[]> {
  const names: string[] = [];
  for (;;) {
    const last = names.at(-1);
    const { StreamNames = [], HasMoreStreams } = await call('ListStreams', {
      Limit: PAGE,
      ...(last !== undefined && { ExclusiveStartStreamName: last }),
    });
    names.push(...StreamNames);
    if (HasMoreStreams !== true || StreamNames.length === 0) return names;
  }
}

/** A stream may go while the list is made, or be one that the role may not look at. */
async function summaryOrNothing(
  name: string,
  { call, notAllowed: unasked }: StreamLister,
): Promise<StreamSummary | undefined> {
  const lacking = unasked(name);
  if (lacking !== undefined) return notAllowed(name, lacking);
  try {
    return toStreamSummary(name, await call('DescribeStreamSummary', { StreamName: name }));
  } catch (thrown) {
    if (!(thrown instanceof CallFailed)) throw thrown;
    if (thrown.kind === 'not-found') return undefined;
    if (thrown.kind === 'denied')
      return notAllowed(name, missingAction(thrown.message, 'DescribeStreamSummary'));
    throw thrown;
  }
}
