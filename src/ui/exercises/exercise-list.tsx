import Alert from '@cloudscape-design/components/alert';
import { useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useStore } from 'zustand';
import { own } from '../../base/own.ts';
import { Card } from '../components/card.tsx';
import { exercises } from '../state/saved/exercise-progress.ts';
import { useAllExercises } from './all-exercises.ts';
import { NameField } from './exercise-intro.tsx';
import { exerciseInText, shareLink, type NoExercise } from './share-link.ts';

/** All exercises, how far each is, and the way in. */
export function ExerciseList() {
  const all = useAllExercises();
  const by = useStore(exercises, (state) => state.by);
  return (
    <div className="page stack">
      <div className="row">
        <h1 className="page__title">Exercises</h1>
        <span className="grow" />
        <Link href="/exercises/instructor">For instructors</Link>
      </div>
      <p className="secondary">
        Learn Kinesis by doing. An exercise stays beside the pages while you work. A step completes
        once you have really done it. Practice streams need no account.
      </p>
      <Card title="Your name">
        <NameField />
      </Card>
      <ol className="exercises">
        {all.map((exercise, i) => {
          const done = own(by, exercise.id)?.passed.length;
          return (
            <li key={exercise.id} className="exercises__one card">
              <span className="exercises__number num" aria-hidden="true">
                {i + 1}
              </span>
              <div className="exercises__text">
                <h2>
                  <Link href={`/exercises/${exercise.id}`}>{exercise.title}</Link>
                </h2>
                <p>{exercise.goal}</p>
                <p className="secondary num">
                  {exercise.steps.length} steps, about {exercise.minutes} minutes
                  {exercise.place === 'practice' && ', on practice streams'}
                </p>
              </div>
              <span className={done === exercise.steps.length ? 'exercises__done' : 'secondary'}>
                {done === undefined
                  ? ''
                  : done === exercise.steps.length
                    ? '✓ passed'
                    : `${done} of ${exercise.steps.length} steps`}
              </span>
            </li>
          );
        })}
      </ol>
      <OwnExercise />
    </div>
  );
}

/** A file that an instructor wrote. */
function OwnExercise() {
  const [refused, setRefused] = useState<{ readonly file: string; readonly problem: NoExercise }>();
  const input = useRef<HTMLInputElement>(null);
  const [, go] = useLocation();
  return (
    <Card title="An exercise of your own">
      <div className="stack">
        <p className="secondary">
          Open an exercise file (JSON). You see all of it before you add it. docs/exercises.md says
          how to write one.
        </p>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          aria-label="Exercise file"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            setRefused(undefined);
            void file?.text().then((text) => {
              const exercise = exerciseInText(text);
              if (exercise.ok) go(`/exercises/${shareLink(exercise.value)}`);
              else setRefused({ file: file.name, problem: exercise.error });
            });
          }}
        />
        {refused !== undefined && (
          <Alert
            type="error"
            header={`${refused.file} could not be opened`}
            dismissible
            onDismiss={() => {
              setRefused(undefined);
            }}
          >
            <NoExerciseWords problem={refused.problem} />
          </Alert>
        )}
      </div>
    </Card>
  );
}

/** Why a file or a link could not be opened: each mistake on a line of its own, with its place. */
export function NoExerciseWords({ problem: { what, mistakes } }: { readonly problem: NoExercise }) {
  return (
    <>
      <p>{what}</p>
      {mistakes.length > 0 && (
        <ul className="ex__mistakes">
          {mistakes.map(({ path, message }, i) => (
            <li key={i}>
              <code>{path}</code>: {message}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
