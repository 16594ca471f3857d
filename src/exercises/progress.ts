import { own } from '../base/own.ts';
import { judgeAnswer } from './answers/judge-answer.ts';
import { evaluateCheck } from './checks/evaluate.ts';
import type { Outcome } from './checks/outcome.ts';
import type { Exercise, Step } from './file/schema.ts';
import type { ExerciseState } from './state.ts';

/** What a student has typed, by question. */
export type TypedAnswers = Readonly<Record<string, string>>;

export interface StepOutcome {
  readonly passed: boolean;
  readonly checks: readonly Outcome[];
  readonly questions: readonly Outcome[];
}

/** When and on what a step was passed. */
export interface PassedStep {
  /** Epoch ms. */
  readonly at: number;
  /**
   * When the last thing that its checks ask for had happened, epoch ms: only what comes later
   * counts for the next step. Answers may come after that.
   */
  readonly doneAt?: number | undefined;
  readonly seen: readonly string[];
}

/**
 * One step on what was recorded and typed: it ends when all its checks and answers are right.
 * @param since epoch ms, of `countsSince`
 */
export function evaluateStep(
  step: Step,
  state: ExerciseState,
  answers: TypedAnswers,
  since: number,
): StepOutcome {
  const checks = step.checks.map((check) => evaluateCheck(check, state, since));
  const questions = step.questions.map(({ id, answer }) =>
    judgeAnswer(answer, own(answers, id) ?? '', state),
  );
  return {
    passed: [...checks, ...questions].every((outcome) => outcome.passed),
    checks,
    questions,
  };
}

/** From when on the step after those that are passed counts what happens, epoch ms. */
export function countsSince(passed: readonly PassedStep[]): number {
  return Math.max(-Infinity, ...passed.map(({ at, doneAt }) => doneAt ?? at));
}

/**
 * The steps that are passed, one after the other. A step that was passed stays passed, though
 * what it asked for may be gone since.
 * @param now epoch ms
 * @returns the same list when no further step is passed
 */
export function passSteps(
  exercise: Exercise,
  state: ExerciseState,
  answers: TypedAnswers,
  before: readonly PassedStep[],
  now: number,
): readonly PassedStep[] {
  let passed = before;
  for (const step of exercise.steps.slice(before.length)) {
    const since = countsSince(passed);
    const { checks, passed: done } = evaluateStep(step, state, answers, since);
    if (!done) break;
    passed = [
      ...passed,
      {
        at: now,
        doneAt: Math.max(state.startedAt, since, ...checks.map(({ at = -Infinity }) => at)),
        seen: checks.map(({ detail }) => detail),
      },
    ];
  }
  return passed;
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
        checks.flatMap((check) => {
          if (check.type === 'call') return [check.operation];
          return check.type === 'run' && check.after !== undefined ? [check.after] : [];
        }),
      ),
    ),
  ];
}
