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

/** How a value is derived from the student's name, so that two sheets differ. */
export const valueRule = z.discriminatedUnion(
  'type',
  [
    /** `first-anna-3f2a`: a name of their own for a stream or a server. */
    z.strictObject({
      type: z.literal('name'),
      prefix: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, {
        error: 'Write a lower-case letter, and then letters, digits and hyphens.',
      }),
    }),
    /** `user-417` */
    z.strictObject({ type: z.literal('key'), prefix: z.string().max(60) }),
    z.strictObject({
      type: z.literal('number'),
      min: z.number().int(),
      max: z.number().int(),
      /** Only `min`, `min + step`, … */
      step: z.number().int().min(1).default(1),
    }),
    z.strictObject({ type: z.literal('pick'), from: z.array(z.string()).min(1).max(200) }),
    /** MD5 of another value, in 32 hexadecimal digits. */
    z.strictObject({ type: z.literal('md5'), of: z.string() }),
  ],
  {
    error: 'There is no such rule. Write an object with a "type": name, key, number, pick or md5.',
  },
);

export const REFERENCE = /\[\[(\w+)\]\]/g;

/** The names of values that a text uses. */
export function referencesIn(text: string): string[] {
  return [...text.matchAll(REFERENCE)].map(([, name = '']) => name);
}
