import * as z from 'zod';

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
