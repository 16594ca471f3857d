import * as z from 'zod';
import { bounds, wanted } from './schema-parts.ts';
import { FIGURE_NAMES } from '../checks/run-figures.ts';

/** Conditions on one finished run. */
export const runTest = z.strictObject({
  stream: z.string().optional(),
  /** By path in the scenario, such as `keys.type` or `retry.type`. */
  settings: z.record(z.string(), wanted).default({}),
  /** By name of a figure, such as `accepted`. */
  figures: z.partialRecord(z.enum(FIGURE_NAMES), bounds).default({}),
});

export type RunTest = z.output<typeof runTest>;

/** An operation of the API: `SplitShard`. */
const operation = z
  .string()
  .regex(/^[A-Z]\w+$/, { error: 'Write an operation such as SplitShard.' });

const side = z
  .string()
  .regex(/^\w+\.\w+$/, { error: 'Write a run’s name and a figure, such as none.accepted.' });

/** `left op right`, each a run's name and a figure: `none.accepted`. */
const comparison = z.strictObject({
  left: side,
  op: z.enum(['<', '<=', '>', '>=']),
  right: side,
});

/** What must have happened. Each is asked of the recorded state, never of a button. */
export const check = z.discriminatedUnion(
  'type',
  [
    z.strictObject({
      type: z.literal('stream'),
      name: z.string().min(1),
      /** It was made after the exercise began. */
      new: z.boolean().default(false),
      openShards: bounds.optional(),
      closedShards: bounds.optional(),
      retentionHours: bounds.optional(),
      consumers: bounds.optional(),
      /** All open shards own equally many hash keys. */
      equalShards: z.boolean().default(false),
      /** A shard id: its two children were merged with each other. */
      mergedChildrenOf: z.string().min(1).optional(),
    }),
    runTest.extend({
      type: z.literal('run'),
      count: z.number().int().min(1).max(50).default(1),
      /** An operation that succeeded before the run started, such as `SplitShard`. */
      after: operation.optional(),
    }),
    /** Several different runs, side by side. */
    z.strictObject({
      type: z.literal('runs'),
      runs: z.record(
        z.string().regex(/^\w+$/),
        /** `label`: what the student is told is missing; else the run's name. */
        runTest.extend({ label: z.string().min(1).max(80).optional() }),
      ),
      /** Settings, by path, that must be alike in all. */
      same: z.array(z.string()).default([]),
      compare: z.array(comparison).default([]),
      /** They must have gone on at the same time. */
      overlap: z.boolean().default(false),
    }),
    z.strictObject({
      type: z.literal('call'),
      operation,
      /** Members of the request. */
      input: z.record(z.string(), wanted).default({}),
      /** The error it was answered with; absent: it succeeded. */
      error: z.string().optional(),
      count: z.number().int().min(1).max(50).default(1),
      /** Sent while a run went on. */
      duringRun: z.boolean().default(false),
    }),
    /** A shard that was walked call by call, on the Records page. */
    z.strictObject({
      type: z.literal('walk'),
      stream: z.string().optional(),
      position: z
        .enum([
          'TRIM_HORIZON',
          'LATEST',
          'AT_TIMESTAMP',
          'AT_SEQUENCE_NUMBER',
          'AFTER_SEQUENCE_NUMBER',
        ])
        .optional(),
      limit: bounds.optional(),
      /** Records of all its answers together. */
      records: bounds.optional(),
      /** How often NextShardIterator was followed. */
      followed: bounds.optional(),
      /** GetRecords was answered with this error. */
      error: z.string().optional(),
      /** Every call was made after the stream's clock was moved so far ahead. */
      aheadHours: bounds.optional(),
      /** In how many different shards such a walk was made. */
      shards: bounds.optional(),
      /** How many such walks. */
      count: bounds.optional(),
    }),
    /** A run whose records were looked for afterwards: Verify delivery, in its report. */
    z.strictObject({
      type: z.literal('verified'),
      stream: z.string(),
      outcome: z.enum(['complete', 'missing', 'incomplete']).optional(),
      duplicates: bounds.optional(),
      missing: bounds.optional(),
    }),
    /** What is switched on in the practice service. */
    z.strictObject({
      type: z.literal('practice'),
      fault: z.string().optional(),
      stream: z.string().optional(),
      aheadHours: bounds.optional(),
    }),
    /** What the page reads: the live tail and the record list. */
    z.strictObject({
      type: z.literal('reading'),
      stream: z.string(),
      read: bounds.optional(),
      secondsBehind: bounds.optional(),
      throttles: bounds.optional(),
    }),
    /** A named consumer on the Records page, under Consumers. */
    z.strictObject({
      type: z.literal('consumer'),
      stream: z.string(),
      name: z.string(),
      delivery: z.enum(['polling', 'fan-out']).optional(),
      ignoresSeenIds: z.boolean().optional(),
      /** Where in its JSON a record has its id, such as `id`. */
      idPath: z.string().min(1).optional(),
      read: bounds.optional(),
      /** Reads that were refused. */
      throttles: bounds.optional(),
      /** How often its iterator age reached its alarm. */
      alarms: bounds.optional(),
      /** Where that alarm was set, seconds of iterator age. */
      alarmSeconds: bounds.optional(),
      /** Its iterator age now. */
      secondsBehind: bounds.optional(),
      counted: bounds.optional(),
      ignored: bounds.optional(),
      /** These polled the stream at the same moment. */
      together: z.array(z.string()).max(10).default([]),
    }),
  ],
  {
    error:
      'There is no such check. Write an object with a "type": stream, run, runs, call, walk, verified, practice, reading or consumer.',
  },
);

export type Check = z.output<typeof check>;
