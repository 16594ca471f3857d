import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { Link, useLocation } from 'wouter';
import type { Exercise } from '../../exercises/file/schema.ts';
import { Card } from '../components/card.tsx';
import { Empty } from '../components/empty.tsx';
import { exercises } from '../state/saved/exercise-progress.ts';
import { useAllExercises } from './all-exercises.ts';
import { NoExerciseWords } from './exercise-list.tsx';
import { RichText } from './rich-text.tsx';
import { exerciseInLink } from './share-link.ts';

/** An exercise that came by link: shown, and taken in only when asked. */
export function Proposal({ link }: { readonly link: string }) {
  const exercise = exerciseInLink(link);
  if (!exercise.ok)
    return (
      <div className="page">
        <Empty
          title="This link could not be opened"
          action={<Link href="/exercises">All exercises</Link>}
        >
          <NoExerciseWords problem={exercise.error} />
        </Empty>
      </div>
    );
  return <Proposed exercise={exercise.value} />;
}

function Proposed({ exercise }: { readonly exercise: Exercise }) {
  const [, go] = useLocation();
  const known = useAllExercises().find(({ id }) => id === exercise.id);
  const same = known !== undefined && JSON.stringify(known) === JSON.stringify(exercise);
  const open = (): void => {
    go(`/exercises/${exercise.id}`);
  };
  const take = (): void => {
    exercises.setState(({ own }) => ({
      own: [...own.filter((other) => idOf(other) !== exercise.id), exercise],
    }));
    open();
  };
  return (
    <div className="page stack">
      <h1 className="page__title">{exercise.title}</h1>
      <Alert type="info" header="This exercise came by link or file">
        It is text and checks: nothing in it is run. It may ask you to create streams and to send
        records, which costs money on AWS and nothing on practice streams. Read it before you take
        it in.
      </Alert>
      <Card title={exercise.goal}>
        <div className="stack">
          {exercise.steps.map((step) => (
            <div key={step.id}>
              <h3>{step.title}</h3>
              {step.text.map((text, i) => (
                <p key={i}>
                  <RichText text={text} />
                </p>
              ))}
            </div>
          ))}
        </div>
      </Card>
      <div className="row">
        {same ? (
          <Button variant="primary" onClick={open}>
            You have it already: open it
          </Button>
        ) : known === undefined || isOwn(exercise.id) ? (
          <Button variant="primary" onClick={take}>
            {known === undefined ? 'Take it in' : 'Replace your copy'}
          </Button>
        ) : (
          <Alert type="warning">
            Its id, {exercise.id}, is that of an exercise of Shardlab. Whoever wrote it has to
            choose another.
          </Alert>
        )}
        <Link href="/exercises">No, thanks</Link>
      </div>
    </div>
  );
}

function idOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'id' in data ? data.id : undefined;
}

function isOwn(id: string): boolean {
  return exercises.getState().own.some((data) => idOf(data) === id);
}
