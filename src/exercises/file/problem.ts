/** What is wrong with one place of an exercise file. */
export interface ExerciseProblem {
  /** `steps.0.checks.1.operation`; `$` for the whole. */
  readonly path: string;
  readonly message: string;
}
