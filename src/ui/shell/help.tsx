import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { help } from '../state/help.ts';

const HelpPanel = lazy(() => import('./help-panel.tsx'));

/** The help panel, loaded with the first Info link that is pressed. */
export function Help() {
  const term = useStore(help, (state) => state.term);
  if (term === undefined) return null;
  return (
    <Suspense fallback={null}>
      <HelpPanel term={term} />
    </Suspense>
  );
}
