import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { own } from '../../base/own.ts';
import { connectionName } from '../../connection/connection.ts';
import type { Exercise } from '../../exercises/file/schema.ts';
import { Card } from '../components/card.tsx';
import { Empty } from '../components/empty.tsx';
import { connection } from '../state/connection/connection.ts';
import { exercises, openExercise } from '../state/saved/exercise-progress.ts';
import { notify } from '../state/notices.ts';
import { useCreatePrefixes } from '../state/sign-in/role.ts';
import { useExercise } from './all-exercises.ts';
import { RichText } from './rich-text.tsx';
import { shareLink } from './share-link.ts';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';

/** What an exercise is about, and its Start. */
export function ExerciseIntro({ id }: { readonly id: string }) {
  const exercise = useExercise(id);
  if (exercise === undefined)
    return (
      <div className="page">
        <Empty
          title="There is no such exercise"
          action={<Link href="/exercises">All exercises</Link>}
        >
          It may have been written by your instructor: ask for the link to it.
        </Empty>
      </div>
    );
  return <Found exercise={exercise} />;
}

function Found({ exercise }: { readonly exercise: Exercise }) {
  const name = useStore(exercises, (state) => state.name);
  const progress = useStore(exercises, (state) => own(state.by, exercise.id));
  const isOpen = useStore(exercises, (state) => state.current === exercise.id);
  const place = useStore(connection, (state) => state.current);
  const [prefix] = useCreatePrefixes() ?? [];
  const wrongPlace = exercise.place === 'practice' && place.kind !== 'practice';
  const unnamed = progress === undefined && name.trim() === '';
  return (
    <div className="page stack">
      <div className="row">
        <Link href="/exercises">Exercises</Link> <span aria-hidden="true">›</span>
        <h1 className="page__title">{exercise.title}</h1>
      </div>
      <p>{exercise.goal}</p>
      <Card title="Before you start">
        <div className="stack">
          {progress === undefined ? (
            <NameField />
          ) : (
            <p>
              Begun as <strong>{progress.name}</strong>: {progress.passed.length} of{' '}
              {exercise.steps.length} steps done.
            </p>
          )}
          {wrongPlace && (
            <Alert type="warning">
              This exercise moves the clock, which only practice streams can. Choose Practice under
              Connection, top right.
            </Alert>
          )}
          <div className="row">
            <Button
              variant="primary"
              disabled={unnamed || wrongPlace || isOpen}
              {...(unnamed && { disabledReason: 'Type your name first.' })}
              onClick={() => {
                openExercise(exercise.id, connectionName(place), prefix);
              }}
            >
              {isOpen
                ? 'It is open beside this page'
                : progress === undefined
                  ? 'Start the exercise'
                  : 'Go on'}
            </Button>
            <Button variant="link" onClick={() => void copyLink(exercise)}>
              Copy a link to it
            </Button>
          </div>
        </div>
      </Card>
      <Card title="Background">
        <div className="stack stack--tight">
          {exercise.background.map((text, i) => (
            <p key={i}>
              <RichText text={text} />
            </p>
          ))}
        </div>
      </Card>
      <Card title={`Steps (${exercise.steps.length}, about ${exercise.minutes} minutes)`}>
        <ol className="exercises__steps">
          {exercise.steps.map((step) => (
            <li key={step.id}>{step.title}</li>
          ))}
        </ol>
      </Card>
    </div>
  );
}

async function copyLink(exercise: Exercise): Promise<void> {
  const link = `${location.href.replace(/#.*/, '')}#/exercises/${shareLink(exercise)}`;
  try {
    await navigator.clipboard.writeText(link);
    notify({ type: 'success', header: 'The link is copied. Whoever opens it is asked first.' });
  } catch {
    notify({
      type: 'warning',
      header: 'The browser did not allow copying.',
      text: `Pages over plain HTTP have no clipboard. The link is: ${link}`,
    });
  }
}

/** Whose sheet it is: keys, seeds and names derive from it. */
export function NameField() {
  const name = useStore(exercises, (state) => state.name);
  return (
    <FormField
      label="Name"
      description="Keys, seeds and stream names are made from it, and it stands on the evidence. It stays in this browser."
    >
      <Input
        value={name}
        autoComplete={false}
        placeholder="Ada Lovelace"
        onChange={({ detail }) => {
          exercises.setState({ name: detail.value.slice(0, 80) });
        }}
      />
    </FormField>
  );
}
