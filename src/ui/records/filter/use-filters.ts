import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { reading } from '../../state/reading/reading.ts';
import { setFilters } from './finding.ts';

/** Applies the filters in the worker. @returns what is wrong with them, in words */
export function useFilters(filters: readonly string[]): string | undefined {
  const options = useStore(reading, (state) => state.options);
  const key = JSON.stringify(filters);
  const [problem, setProblem] = useState<{ readonly key: string; readonly text?: string }>({ key });
  useEffect(() => {
    let current = true;
    void (async () => {
      const text = await setFilters(filters);
      if (current) setProblem({ key, ...(text !== undefined && { text }) });
    })();
    return () => {
      current = false;
    };
    // The key stands for the filters, which are a new list each time.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, options]);
  return problem.key === key ? problem.text : undefined;
}
