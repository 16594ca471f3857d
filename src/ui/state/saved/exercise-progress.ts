import * as z from 'zod/mini';
import { own } from '../../../base/own.ts';
import { createSavedStore } from './saved-store.ts';

// The page's policy forbids code made from text, which zod tries for speed as soon as a
// schema is made: this has to come before the exercises' schema, a lazy part, is loaded.
z.config({ jitless: true });

const text = z.string();

/** How far one exercise is. What its checks read is kept too, so that a reload loses nothing. */
const progress = z.object({
  /** As typed when it began: values derive from it. */
  name: text,
  /** Epoch ms. */
  startedAt: z.number(),
  place: text,
  /** How a class's role at AWS wants names of streams to begin, as in `lab-ana-`. */
  streamPrefix: z.optional(text),
  /** One per step that is done, in order. */
  passed: z.array(
    z.object({ at: z.number(), doneAt: z.optional(z.number()), seen: z.array(text) }),
  ),
  /** Answers that were checked, by question, and how often. */
  answers: z.record(z.string(), text),
  tries: z.record(z.string(), z.number()),
  /** Hints unfolded, by step. */
  hints: z.record(z.string(), z.number()),
  /** Recorded calls and walks; their owner is src/exercises/state.ts. */
  calls: z.array(z.looseObject({ operation: text, at: z.number(), duringRun: z.boolean() })),
  walks: z.array(
    z.looseObject({
      id: text,
      stream: text,
      shardId: text,
      position: text,
      aheadMs: z.number(),
      calls: z.array(
        z.looseObject({
          at: z.number(),
          limit: z.number(),
          followed: z.boolean(),
          count: z.number(),
          data: z.array(text),
        }),
      ),
    }),
  ),
  /** Named consumers, by the start of each; absent in what was kept before there were any. */
  consumers: z.optional(z.array(z.looseObject({ id: text, startedAt: z.number() }))),
});

const schema = z.object({
  version: z.literal(1),
  /** The student's name. */
  name: text,
  /** The exercise that stands beside the pages; empty: none. */
  current: text,
  folded: z.boolean(),
  /** An instructor's own exercises, as they were taken in: checked when they are used. */
  own: z.array(z.unknown()),
  by: z.record(z.string(), progress),
});

export type SavedExercises = z.infer<typeof schema>;
export type ExerciseProgress = z.infer<typeof progress>;

export const exercises = createSavedStore<SavedExercises>('exercises', 'Exercises', schema, {
  version: 1,
  name: '',
  current: '',
  folded: false,
  own: [],
  by: {},
});

/** Tabs that show the same exercise tell each other, so that none overwrites another's steps. */
const channel =
  typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('exercises');
let hearing = false;
let loaded: Promise<unknown> | undefined;

/** Fills the store, once. */
export function loadExercises(): Promise<unknown> {
  loaded ??= exercises.load().then(() => {
    exercises.subscribe((state) => {
      // At once: a step that was passed must outlive a tab that is closed in the next moment.
      exercises.save();
      if (!hearing) channel?.postMessage(state);
    });
    channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const parsed = z.safeParse(schema, data);
      if (!parsed.success) return;
      hearing = true;
      exercises.setState(parsed.data, true);
      hearing = false;
    });
  });
  return loaded;
}

/** Changes the progress of an exercise that has begun. */
export function changeProgress(
  id: string,
  change: (before: ExerciseProgress) => Partial<ExerciseProgress>,
): void {
  exercises.setState(({ by }) => {
    const before = own(by, id);
    return before === undefined ? {} : { by: { ...by, [id]: { ...before, ...change(before) } } };
  });
}

/** Begins an exercise, or goes on with it. */
export function openExercise(id: string, place: string, streamPrefix?: string): void {
  exercises.setState(({ by, name }) => ({
    current: id,
    folded: false,
    by:
      own(by, id) !== undefined
        ? by
        : {
            ...by,
            [id]: {
              name,
              startedAt: Date.now(),
              place,
              ...(streamPrefix !== undefined && { streamPrefix }),
              passed: [],
              answers: {},
              tries: {},
              hints: {},
              calls: [],
              walks: [],
            },
          },
  }));
}

/** Begins an exercise anew over another connection, for the same student. Forgets its progress. */
export function restartExercise(id: string, place: string, streamPrefix?: string): void {
  const { by, name } = exercises.getState();
  const student = own(by, id)?.name ?? name;
  resetExercise(id);
  exercises.setState({ name: student });
  openExercise(id, place, streamPrefix);
}

/** Forgets all progress of an exercise. */
export function resetExercise(id: string): void {
  exercises.setState(({ by, current }) => ({
    by: Object.fromEntries(Object.entries(by).filter(([key]) => key !== id)),
    current: current === id ? '' : current,
  }));
}
