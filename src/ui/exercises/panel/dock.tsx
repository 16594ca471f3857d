import { Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import { late } from '../../components/late.tsx';
import { exercises, loadExercises } from '../../state/saved/exercise-progress.ts';

const Panel = late(() => import('./panel.tsx'), 'notice');

/** The exercise that is being done stays beside every page. It loads only when there is one. */
export function ExerciseDock() {
  const current = useStore(exercises, (state) => state.current);
  useEffect(() => {
    void loadExercises();
  }, []);
  if (current === '') return null;
  return (
    <Suspense fallback={null}>
      <Panel key={current} id={current} />
    </Suspense>
  );
}
