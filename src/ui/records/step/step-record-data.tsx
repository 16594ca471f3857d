import { useEffect, useState } from 'react';
import type { DataInspection, DataOptions } from '../../../workers/reader/protocol.ts';
import { threads } from '../../state/connection/threads.ts';
import { DataPane } from '../detail/data-pane.tsx';

const FIRST_LENGTH = 16 * 1024;

/** The data of one record of an answer, decoded in the worker. */
export function StepRecordData({ data }: { readonly data: Uint8Array }) {
  const [options, setOptions] = useState<DataOptions>({ length: FIRST_LENGTH });
  const [inspection, setInspection] = useState<DataInspection>();
  useEffect(() => {
    let current = true;
    void (async () => {
      const { reader } = await threads();
      const next = await reader.call('data:inspect', { data, options });
      if (current) setInspection(next);
    })();
    return () => {
      current = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- the bytes are made anew each time
  }, [options]);
  if (inspection === undefined) return <p className="secondary">Decoding…</p>;
  return <DataPane inspection={inspection} options={options} onOptions={setOptions} />;
}
