import { useState } from 'react';
import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';
import { useRefreshStreams } from '../../state/streams/queries.ts';
import { change } from '../changes/changes.ts';

interface Setting {
  readonly working: boolean;
  readonly failure: ServiceFailure | undefined;
  /** @returns whether the service accepted it */
  readonly apply: (words: Words, run: () => Promise<unknown>) => Promise<boolean>;
}

interface Words {
  /** "Changing the retention". */
  readonly what: string;
  readonly done: string;
}

/** One thing that can be set on a stream: doing it, and what came of it. */
export function useSetting(stream: string): Setting {
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<ServiceFailure>();
  const refresh = useRefreshStreams();
  return {
    working,
    failure,
    apply: async (words, run) => {
      setWorking(true);
      setFailure(undefined);
      const result = await change({ stream, ...words, run, refresh });
      setWorking(false);
      if (!result.ok) setFailure(result.error);
      return result.ok;
    },
  };
}
