import type { TypedAnswers } from '../progress.ts';
import type { ExerciseState } from '../state.ts';
import { windows } from './recorded.ts';

/** One way to do a step, as recorded state and typed answers. */
export interface Way {
  readonly exercise: string;
  readonly step: string;
  readonly what: string;
  readonly state: (values: Readonly<Record<string, string>>) => Partial<ExerciseState>;
  readonly answers?: TypedAnswers | ((values: Readonly<Record<string, string>>) => TypedAnswers);
}

export const THROTTLED = windows([0, 200, 600, 600, 600, 600, 600, 600, 600, 0]);
export const name = (values: Readonly<Record<string, string>>): string => values['stream'] ?? '';
export const value = (values: Readonly<Record<string, string>>, key: string): string =>
  values[key] ?? '';
