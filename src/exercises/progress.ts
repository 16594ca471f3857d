import { own } from '../base/own.ts';
import { judgeAnswer } from './answers.ts';
import { evaluateCheck } from './evaluate.ts';
import type { Outcome } from './match.ts';
import type { Exercise, Step } from './schema.ts';
import type { ExerciseState } from './state.ts';

/** What a student has typed, by question. */
export type TypedAnswers = Readonly<Record<string, string>>;

export interface StepOutcome {
  readonly passed: boolean;
  readonly checks: readonly Outcome[];
  readonly questions: readonly Outcome[];
}

/** One step on what was recorded and typed: it ends when all its checks and answers are right. */
export function evaluateStep(step: Step, state: ExerciseState, answers: TypedAnswers): StepOutcome {
  const checks = step.checks.map((check) => evaluateCheck(check, state));
  const questions = step.questions.map(({ id, answer }) =>
    judgeAnswer(answer, own(answers, id) ?? '', state),
  );
  return {
    passed: [...checks, ...questions].every((outcome) => outcome.passed),
    checks,
    questions,
  };
}

/**
 * How many steps are done, one after the other. A step that was passed stays passed,
 * though what it asked for may be gone since.
 */
export function stepsDone(
  exercise: Exercise,
  state: ExerciseState,
  answers: TypedAnswers,
  before: number,
): number {
  let done = before;
  for (const step of exercise.steps.slice(before)) {
    if (!evaluateStep(step, state, answers).passed) break;
    done += 1;
  }
  return done;
}

/** Streams that an exercise asks about. */
export function streamsOf(exercise: Exercise): readonly string[] {
  const names = new Set<string>();
  for (const { checks, questions } of exercise.steps) {
    for (const check of checks) {
      if (check.type === 'stream') names.add(check.name);
      if ('stream' in check && check.stream !== undefined) names.add(check.stream);
    }
    for (const { answer } of questions)
      if ('stream' in answer && answer.stream !== undefined) names.add(answer.stream);
  }
  return [...names];
}

/** Operations that an exercise asks about: only these calls need to be remembered. */
export function operationsOf(exercise: Exercise): readonly string[] {
  return [
    ...new Set(
      exercise.steps.flatMap(({ checks }) =>
        checks.flatMap((check) => (check.type === 'call' ? [check.operation] : [])),
      ),
    ),
  ];
}
