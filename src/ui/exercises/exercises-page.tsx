import { useEffect, useState } from 'react';
import { useParams } from 'wouter';
import { Loading } from '../components/loading.tsx';
import { loadExercises } from '../state/saved/exercise-progress.ts';
import { ExerciseIntro } from './exercise-intro.tsx';
import { ExerciseList } from './exercise-list.tsx';
import { InstructorPage } from './instructor/instructor-page.tsx';
import { Proposal } from './proposal.tsx';
import { SHARED } from './share-link.ts';
import './exercises-page.css';

/** The list, one exercise's beginning, an exercise from a link, and the instructor's table. */
export default function ExercisesPage() {
  const { id } = useParams<{ id?: string }>();
  const [loaded, setLoaded] = useState(false);
  useEffect(() => {
    void loadExercises().then(() => {
      setLoaded(true);
    });
  }, []);
  if (!loaded) return <Loading what="the exercises" />;
  if (id === undefined) return <ExerciseList />;
  if (id === 'instructor') return <InstructorPage />;
  if (id.startsWith(SHARED)) return <Proposal key={id} link={id} />;
  return <ExerciseIntro id={decoded(id)} />;
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
