import * as z from 'zod';

/** The name of an exercise, a step or a question inside a file. */
export const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,60}$/, { error: 'Write a short name such as first-records.' });

export const paragraph = z.string().min(1).max(1200);

/** A number, or a value derived from the name, such as `[[limit]]`. */
export const numberLike = z.union([z.number(), z.string().regex(/^\[\[\w+\]\]$/)], {
  error: 'Write a number, or a value such as [[limit]].',
});

/** Bounds, both inclusive. */
export const bounds = z
  .strictObject({ min: numberLike.optional(), max: numberLike.optional() })
  .refine(({ min, max }) => min !== undefined || max !== undefined, {
    error: 'Give min, max or both.',
  });

export type Bounds = z.output<typeof bounds>;

/** What a setting or a member of a call has to be. */
export const wanted = z.union(
  [
    z.string(),
    z.number(),
    z.boolean(),
    bounds,
    /** A text that has this somewhere in it. */
    z.strictObject({ includes: z.string().min(1) }),
  ],
  { error: 'Write a text, a number, true, false, {min, max} or {includes}.' },
);

export type Wanted = z.output<typeof wanted>;
