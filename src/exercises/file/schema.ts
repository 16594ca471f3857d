import * as z from 'zod';
import { err, ok, type Result } from '../../base/result.ts';
import { check } from './check-schema.ts';
import { formProblems, plainMessage, type ExerciseProblem } from './form-problems.ts';
import { question } from './question-schema.ts';
import { findMistakes } from './mistakes.ts';
import { id, paragraph, valueRule } from './schema-parts.ts';

/** A text to copy, such as a record template. What a terminal acts on has no place in it. */
const snippet = z.strictObject({
  label: z.string().min(1).max(80),
  text: z
    .string()
    .min(1)
    .regex(/^[^\p{Cc}\p{Cf}]*$/u, {
      error: 'A text to copy cannot have line breaks, control characters or invisible characters.',
    }),
});

const step = z.strictObject({
  id,
  title: z.string().min(1).max(120),
  /** Paragraphs; `code` in backticks, `[[name]]` a value derived from the student's name. */
  text: z.array(paragraph).min(1),
  /** The page where it is done: a path of the page, such as `/streams`. */
  page: z
    .string()
    .regex(/^\/[\w/[\]?=&-]*$/, { error: 'Write a page such as /streams or /records.' })
    .optional(),
  snippets: z.array(snippet).max(6).default([]),
  /** All must hold, on what really happened. */
  checks: z.array(check).max(8).default([]),
  questions: z.array(question).max(6).default([]),
  /** Unfold one by one. */
  hints: z.array(paragraph).max(6).default([]),
});

const exerciseV1 = z.strictObject({
  version: z.literal(1),
  id,
  title: z.string().min(1).max(120),
  /** What can be said or done afterwards, in a sentence. */
  goal: z.string().min(1).max(400),
  minutes: z.number().int().min(1).max(240),
  /** `practice`: needs the practice service, such as its clock or its faults. */
  place: z.enum(['anywhere', 'practice']).default('anywhere'),
  background: z.array(paragraph).min(1).max(12),
  terms: z
    .array(z.strictObject({ term: z.string().min(1).max(60), meaning: z.string().min(1).max(400) }))
    .max(20)
    .default([]),
  values: z.record(z.string().regex(/^[a-z][\w]{0,30}$/i), valueRule).default({}),
  steps: z.array(step).min(1).max(20),
});

/** All versions ever written; today there is one. */
const anyVersion = z.discriminatedUnion('version', [exerciseV1], {
  error: 'This is not an exercise of a known version. Write "version": 1.',
});

export type Exercise = z.output<typeof exerciseV1>;
export type ExerciseInput = z.input<typeof exerciseV1>;
export type Step = Exercise['steps'][number];

/** Reads an exercise of any version: its form, and what a form cannot say. */
export function parseExercise(input: unknown): Result<Exercise, readonly ExerciseProblem[]> {
  const parsed = anyVersion.safeParse(input, { error: plainMessage });
  const mistakes = findMistakes(input);
  if (parsed.success && mistakes.length === 0) return ok(parsed.data);
  return err([...(parsed.success ? [] : formProblems(parsed.error)), ...mistakes]);
}
