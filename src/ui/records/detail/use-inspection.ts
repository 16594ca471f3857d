import { useEffect, useState } from 'react';
import { errorMessage } from '../../../base/error-message.ts';
import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';
import type {
  DataOptions,
  RecordAddress,
  RecordInspection,
} from '../../../workers/reader/protocol.ts';
import { threads } from '../../state/connection/threads.ts';

export type Inspected =
  | { readonly state: 'loading' }
  | { readonly state: 'here'; readonly value: RecordInspection }
  | { readonly state: 'failed'; readonly failure: ServiceFailure };

/**
 * A record, decoded in the worker.
 * @param id of the record when it is held; else it is read from the stream
 */
export function useInspection(
  stream: string,
  address: RecordAddress,
  id: number | undefined,
  options: DataOptions,
): Inspected {
  const [result, setResult] = useState<Inspected>({ state: 'loading' });
  const key = JSON.stringify([stream, address, id, options]);
  useEffect(() => {
    let current = true;
    void (async () => {
      const next = await inspect(stream, address, id, options);
      if (current) setResult(next);
    })();
    return () => {
      current = false;
    };
    // The key stands for the address and the options, which are new objects each time.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key]);
  return result;
}

async function inspect(
  stream: string,
  address: RecordAddress,
  id: number | undefined,
  options: DataOptions,
): Promise<Inspected> {
  try {
    const { reader } = await threads();
    if (id !== undefined) {
      const value = await reader.call('record:inspect', { id, options });
      if (value !== undefined) return { state: 'here', value };
    }
    const read = await reader.call('record:fetch', { stream, address, options });
    return read.ok
      ? { state: 'here', value: read.value }
      : { state: 'failed', failure: read.error };
  } catch (thrown) {
    const failure: ServiceFailure = {
      kind: 'lost',
      name: 'ReaderFailed',
      message: errorMessage(thrown),
    };
    return { state: 'failed', failure };
  }
}
