import { useMemo } from 'react';
import { useStore } from 'zustand';
import { catalogue } from '../../exercises/catalogue/index.ts';
import { parseExercise, type Exercise } from '../../exercises/file/schema.ts';
import { exercises } from '../state/saved/exercise-progress.ts';

/** The catalogue, and then the instructor's own; of two with one id the catalogue's counts. */
export function useAllExercises(): readonly Exercise[] {
  const own = useStore(exercises, (state) => state.own);
  return useMemo(() => {
    const all = catalogue();
    const others = own
      .map((data) => parseExercise(data))
      .flatMap((parsed) => (parsed.ok ? [parsed.value] : []))
      .filter(({ id }) => !all.some((exercise) => exercise.id === id));
    return [...all, ...others];
  }, [own]);
}

export function useExercise(id: string): Exercise | undefined {
  return useAllExercises().find((exercise) => exercise.id === id);
}
