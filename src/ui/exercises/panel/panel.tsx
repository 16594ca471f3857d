import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { own } from '../../../base/own.ts';
import { passSteps } from '../../../exercises/progress.ts';
import type { Exercise } from '../../../exercises/file/schema.ts';
import { personalise } from '../../../exercises/values.ts';
import {
  changeProgress,
  exercises,
  type ExerciseProgress,
} from '../../state/saved/exercise-progress.ts';
import { useAllExercises } from '../all-exercises.ts';
import { Elsewhere } from './other-connection.tsx';
import { PanelFoot } from './panel-foot.tsx';
import { PanelSteps } from './panel-steps.tsx';
import { RichText } from '../rich-text.tsx';
import { useExerciseState } from './use-exercise-state.ts';
import { useRecording } from '../recording/use-recording.ts';
import './panel.css';
import './step.css';

/** One exercise beside the page: at the right, or a sheet at the bottom of a narrow screen. */
export default function Panel({ id }: { readonly id: string }) {
  const source = useAllExercises().find((exercise) => exercise.id === id);
  const progress = useStore(exercises, (state) => own(state.by, id));
  const folded = useStore(exercises, (state) => state.folded);
  useEffect(() => {
    document.body.classList.add('with-exercise');
    return () => {
      document.body.classList.remove('with-exercise', 'with-exercise--folded');
    };
  }, []);
  useEffect(() => {
    document.body.classList.toggle('with-exercise--folded', folded);
  }, [folded]);
  if (source === undefined || progress === undefined) return null;
  return <Opened source={source} progress={progress} folded={folded} />;
}

interface OpenedProps {
  readonly source: Exercise;
  readonly progress: ExerciseProgress;
  readonly folded: boolean;
}

function Opened({ source, progress, folded }: OpenedProps) {
  const { name, streamPrefix } = progress;
  const exercise = useMemo(
    () => personalise(source, name, streamPrefix),
    [source, name, streamPrefix],
  );
  useRecording(exercise);
  const state = useExerciseState(exercise, progress);
  const { answers, passed } = progress;
  const done = passed.length;
  const total = exercise.steps.length;

  useEffect(() => {
    const next = passSteps(exercise, state, answers, passed, Date.now());
    if (next === passed) return;
    changeProgress(exercise.id, (before) =>
      before.passed.length === passed.length
        ? { passed: next.map((step) => ({ ...step, seen: [...step.seen] })) }
        : {},
    );
  }, [exercise, state, answers, passed]);

  const where = done === total ? 'All steps done' : `Step ${done + 1} of ${total}`;
  return (
    <aside className={folded ? 'ex ex--folded' : 'ex'} aria-label={`Exercise: ${exercise.title}`}>
      <div className="ex__head">
        <button
          type="button"
          className="ex__fold"
          aria-expanded={!folded}
          aria-controls="exercise-body"
          onClick={() => {
            exercises.setState({ folded: !folded });
          }}
        >
          <span aria-hidden="true" className="ex__chevron">
            {folded ? '▴' : '▾'}
          </span>
          <span className="ex__name">{exercise.title}</span>
          <span className="secondary num">{where}</span>
        </button>
        <button
          type="button"
          className="ex__close"
          aria-label="Leave the exercise"
          title="Leave the exercise (progress is kept)"
          onClick={() => {
            exercises.setState({ current: '' });
          }}
        >
          ✕
        </button>
      </div>
      <progress className="ex__progress" value={done} max={total} aria-label="Steps done" />
      <p className="visually-hidden" role="status">
        {done > 0 && `Step ${done} passed. ${where}.`}
      </p>
      {!folded && (
        <div className="ex__body" id="exercise-body" tabIndex={0} role="region" aria-label="Steps">
          <p>{exercise.goal}</p>
          <Elsewhere exercise={exercise} progress={progress} />
          <Background exercise={exercise} open={done === 0} />
          <PanelSteps exercise={exercise} state={state} progress={progress} />
          <PanelFoot source={source} exercise={exercise} state={state} progress={progress} />
        </div>
      )}
    </aside>
  );
}

function Background({ exercise, open }: { readonly exercise: Exercise; readonly open: boolean }) {
  return (
    <details className="ex__background" open={open}>
      <summary>Background and words</summary>
      <div className="stack stack--tight">
        {exercise.background.map((text, i) => (
          <p key={i}>
            <RichText text={text} />
          </p>
        ))}
        {exercise.terms.length > 0 && (
          <dl className="ex__terms">
            {exercise.terms.map(({ term, meaning }) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </details>
  );
}
