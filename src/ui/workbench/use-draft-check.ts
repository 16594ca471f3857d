import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { draft } from '../state/draft.ts';
import { threads } from '../state/threads.ts';
import { problemsByField, toScenario, type DraftProblems } from './draft-scenario.ts';

const DEBOUNCE_MS = 200;

/** What is wrong with the draft, a moment after each change. */
export function useDraftCheck(stream: string | undefined): DraftProblems {
  const state = useStore(draft);
  const [problems, setProblems] = useState<DraftProblems>({});
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      void (async () => {
        const { load } = await threads();
        const found = await load.call('run:check', toScenario(state, stream ?? 'practice'));
        if (current) setProblems(problemsByField(found));
      })();
    }, DEBOUNCE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [state, stream]);
  return problems;
}
