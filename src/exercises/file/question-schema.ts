import * as z from 'zod';
import { runTest } from './check-schema.ts';
import { FIGURE_NAMES } from '../checks/run-figures.ts';
import { id, numberLike, paragraph } from './schema-parts.ts';

/** What counts as right. */
const answer = z.discriminatedUnion(
  'type',
  [
    z.strictObject({
      type: z.literal('choice'),
      options: z
        .array(z.strictObject({ id, text: z.string().min(1).max(400) }))
        .min(2)
        .max(8),
      right: id,
    }),
    z.strictObject({ type: z.literal('text'), accept: z.array(z.string().min(1)).min(1) }),
    z.strictObject({
      type: z.literal('number'),
      value: numberLike,
      /** Off by so much is right too. */
      tolerance: z.number().min(0).default(0),
    }),
    /** The shard of a stream that a partition key goes to: `2`, `0002` or the whole id. */
    z.strictObject({ type: z.literal('shard-of-key'), stream: z.string(), key: z.string() }),
    /** A shard that was made by a split or a merge. */
    z.strictObject({ type: z.literal('child-shard'), stream: z.string() }),
    /** The decoded data of a record that was read step by step. */
    z.strictObject({ type: z.literal('decoded'), stream: z.string().optional() }),
    /** A figure of the newest run that fits. */
    z.strictObject({
      type: z.literal('run-figure'),
      run: runTest,
      figure: z.enum(FIGURE_NAMES),
      /** As a part of the figure: 0.05 is 5 %. */
      tolerance: z.number().min(0).max(1).default(0),
    }),
  ],
  {
    error:
      'There is no such answer. Write an object with a "type": choice, text, number, shard-of-key, child-shard, decoded or run-figure.',
  },
);

export const question = z.strictObject({
  id,
  text: paragraph,
  answer,
  /** Shown once it is answered right. */
  explain: paragraph.optional(),
});

export type Question = z.output<typeof question>;
export type Answer = Question['answer'];
