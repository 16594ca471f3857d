import { own } from '../../../base/own.ts';
import { countsSince, evaluateStep } from '../../../exercises/progress.ts';
import type { Exercise } from '../../../exercises/file/schema.ts';
import type { ExerciseState } from '../../../exercises/state.ts';
import { changeProgress, type ExerciseProgress } from '../../state/saved/exercise-progress.ts';
import { RichText } from '../rich-text.tsx';
import { StepPart } from './step-part.tsx';

interface Props {
  readonly exercise: Exercise;
  readonly state: ExerciseState;
  readonly progress: ExerciseProgress;
}

/** All steps: those that are done with what was seen, the one to do in full, the rest by title. */
export function PanelSteps({ exercise, state, progress }: Props) {
  const done = progress.passed.length;
  return (
    <ol className="ex__steps">
      {exercise.steps.map((step, i) => {
        const passed = progress.passed[i];
        if (passed !== undefined)
          return (
            <li key={step.id} className="ex__step ex__step--done">
              <details>
                <summary>
                  <span aria-hidden="true">✓</span> {step.title}
                  <span className="visually-hidden"> (passed)</span>
                </summary>
                <ul className="ex__checks">
                  {passed.seen.map((seen, j) => (
                    <li key={j}>{seen}</li>
                  ))}
                  {step.questions.map((question) => (
                    <li key={question.id}>
                      <RichText text={question.text} />{' '}
                      <strong>{answerText(question, progress)}</strong>{' '}
                      <RichText text={question.explain ?? ''} />
                    </li>
                  ))}
                </ul>
              </details>
            </li>
          );
        if (i > done)
          return (
            <li key={step.id} className="ex__step ex__step--later">
              {step.title}
            </li>
          );
        return (
          <li key={step.id} className="ex__step ex__step--now" aria-current="step">
            <h3>{step.title}</h3>
            <StepPart
              step={step}
              outcome={evaluateStep(step, state, progress.answers, countsSince(progress.passed))}
              progress={progress}
              onAnswer={(question, typed) => {
                changeProgress(exercise.id, ({ answers, tries }) => ({
                  answers: { ...answers, [question]: typed },
                  tries: { ...tries, [question]: (own(tries, question) ?? 0) + 1 },
                }));
              }}
              onHint={(id) => {
                changeProgress(exercise.id, ({ hints }) => ({
                  hints: { ...hints, [id]: (own(hints, id) ?? 0) + 1 },
                }));
              }}
            />
          </li>
        );
      })}
    </ol>
  );
}

function answerText(
  { id, answer }: Exercise['steps'][number]['questions'][number],
  { answers }: ExerciseProgress,
): string {
  const typed = own(answers, id) ?? '';
  return answer.type === 'choice'
    ? (answer.options.find((option) => option.id === typed)?.text ?? '')
    : typed;
}
