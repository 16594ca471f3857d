import { useState } from 'react';
import { buildEvidence, evidenceFile } from '../../../exercises/evidence/evidence.ts';
import { evidenceHtml } from '../../../exercises/evidence/html.ts';
import type { Exercise } from '../../../exercises/file/schema.ts';
import type { ExerciseState } from '../../../exercises/state.ts';
import { downloadFile } from '../../components/download.ts';
import { resetExercise, type ExerciseProgress } from '../../state/saved/exercise-progress.ts';

interface Props {
  readonly source: Exercise;
  readonly exercise: Exercise;
  readonly state: ExerciseState;
  readonly progress: ExerciseProgress;
}

/** Evidence to hand in, and the way back to the start. */
export function PanelFoot({ source, exercise, state, progress }: Props) {
  const [asking, setAsking] = useState(false);
  const { name, place, answers, tries, passed } = progress;
  const finished = passed.length === exercise.steps.length;

  const save = (as: 'html' | 'json'): void => {
    const evidence = buildEvidence({
      name,
      source,
      exercise,
      state,
      place,
      answers,
      tries,
      passed,
      now: Date.now(),
    });
    const file = `${exercise.id}-${name.trim().replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`;
    if (as === 'html') downloadFile(`${file}.html`, 'text/html', evidenceHtml(evidence));
    else downloadFile(`${file}.json`, 'application/json', evidenceFile(evidence));
  };

  return (
    <section className="ex__foot" aria-label="Evidence">
      {finished && (
        <p className="ex__done">
          <span aria-hidden="true">✓</span> All steps are done. Save the evidence and hand it in.
        </p>
      )}
      <div className="row">
        <button type="button" className="ex__button" onClick={() => save('html')}>
          Save evidence (HTML)
        </button>
        <button type="button" className="ex__button" onClick={() => save('json')}>
          Save evidence (JSON)
        </button>
      </div>
      <p className="secondary">
        For {name}. It can be saved at any time; open steps are shown as open. Its digest shows
        accidental change, not fraud.
      </p>
      {asking ? (
        <div className="row">
          <span>Forget all {passed.length} steps done? Streams and runs stay.</span>
          <button
            type="button"
            className="ex__button"
            onClick={() => {
              resetExercise(exercise.id);
            }}
          >
            Yes, reset
          </button>
          <button type="button" className="info-link" onClick={() => setAsking(false)}>
            Keep it
          </button>
        </div>
      ) : (
        <div>
          <button type="button" className="info-link" onClick={() => setAsking(true)}>
            Reset this exercise
          </button>
        </div>
      )}
    </section>
  );
}
