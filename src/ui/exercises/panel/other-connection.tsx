import { useState } from 'react';
import { useStore } from 'zustand';
import { connectionName } from '../../../connection/connection.ts';
import type { Exercise } from '../../../exercises/file/schema.ts';
import { connection } from '../../state/connection/connection.ts';
import { restartExercise, type ExerciseProgress } from '../../state/saved/exercise-progress.ts';
import { useCreatePrefixes } from '../../state/sign-in/role.ts';
import { session } from '../../state/connection/session.ts';

interface Props {
  readonly exercise: Exercise;
  readonly progress: ExerciseProgress;
}

/** Says so when an exercise was begun over another connection: its streams are there, not here. */
export function Elsewhere({ exercise, progress }: Props) {
  const here = useStore(connection, (state) => connectionName(state.current));
  const onPractice = useStore(connection, (state) => state.current.kind === 'practice');
  const opening = useStore(session, (state) => state.now.type === 'restoring');
  const [prefix] = useCreatePrefixes() ?? [];
  const [asking, setAsking] = useState(false);
  const { place, passed } = progress;
  if (opening || here === place || passed.length === exercise.steps.length) return null;
  const restart = (): void => {
    restartExercise(exercise.id, here, prefix);
  };
  return (
    <div className="ex__elsewhere" role="note">
      <p>
        Begun on <strong>{place}</strong>, where its streams are. You are on <strong>{here}</strong>{' '}
        now: choose {place} under Connection to go on.
      </p>
      {asking ? (
        <div className="row">
          <span>
            Forget {passed.length === 1 ? 'the step' : `all ${passed.length} steps`} done?
          </span>
          <button type="button" className="ex__button" onClick={restart}>
            Yes, begin here
          </button>
          <button type="button" className="info-link" onClick={() => setAsking(false)}>
            Keep it
          </button>
        </div>
      ) : (
        (onPractice || exercise.place === 'anywhere') && (
          <button
            type="button"
            className="ex__button"
            onClick={passed.length === 0 ? restart : () => setAsking(true)}
          >
            Begin again here
          </button>
        )
      )}
    </div>
  );
}
