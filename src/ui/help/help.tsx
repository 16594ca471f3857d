import { Suspense } from 'react';
import { useStore } from 'zustand';
import { late } from '../components/late.tsx';
import { help } from './info-link.tsx';

const HelpPanel = late(() => import('./help-panel.tsx'), 'notice');

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
