import * as z from 'zod/mini';
import type { RunResult } from '../../../load/result.ts';
import type { VerifyReport } from '../../../reader/verify/verify.ts';
import type { RunFault } from './fault-behind.ts';
import type { RunViews } from '../../../workers/load/run-views.ts';

/** Any number: an even run of one shard has no p. */
const figure = z.custom<number>((value) => typeof value === 'number');
const percentiles = z.looseObject({ p50: figure, p90: figure, p99: figure, max: figure });

const views = z.looseObject({
  heat: z.looseObject({}),
  marks: z.array(z.looseObject({})),
  topKeys: z.array(z.unknown()),
});

/** As deep as a report reads it: damage is found here, and not by the page that shows it. */
const result = z.looseObject({
  version: z.literal(1),
  scenario: z.looseObject({
    stream: z.string(),
    template: z.looseObject({}),
    keys: z.looseObject({}),
    profile: z.looseObject({}),
    retry: z.looseObject({}),
  }),
  startedAt: z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text)))),
  exitReason: z.string(),
  durationMs: figure,
  target: figure,
  due: figure,
  generated: figure,
  accepted: figure,
  acceptedBytes: figure,
  throttledAttempts: figure,
  retried: figure,
  gaveUp: figure,
  failed: figure,
  unconfirmed: figure,
  dropped: figure,
  errors: z.array(z.looseObject({ code: z.string(), count: figure })),
  windows: z.array(
    z.looseObject({
      t: figure,
      target: figure,
      offered: figure,
      accepted: figure,
      throttled: figure,
      dropped: figure,
    }),
  ),
  shards: z.array(
    z.looseObject({
      shardId: z.string(),
      records: figure,
      bytes: figure,
      throttled: figure,
      predictedRecords: figure,
    }),
  ),
  latencyMs: z.looseObject({ service: percentiles, response: percentiles }),
  hotShardIndex: figure,
  predictedHotShardIndex: z.optional(figure),
  chiSquare: z.looseObject({ statistic: figure, df: figure, p: figure }),
});

export const keptRunSchema = z.object({
  version: z.literal(1),
  id: z.string(),
  name: z.string(),
  note: z.string(),
  /** Where it ran: `Practice`, or an endpoint's host. */
  place: z.string(),
  receiptsId: z.optional(z.string()),
  verified: z.optional(z.looseObject({ at: z.string(), report: z.looseObject({}) })),
  views: z.optional(views),
  faults: z.optional(
    z.array(
      z.looseObject({ fault: z.looseObject({ kind: z.string() }), scope: z.looseObject({}) }),
    ),
  ),
  result,
});

/** A run that was left, as the worker noted it. */
export const leftRunSchema = z.looseObject({ id: z.string(), place: z.string(), result, views });

/** A finished run as it is kept. */
export interface KeptRun {
  readonly version: 1;
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly place: string;
  readonly result: RunResult;
  /** Where the receipts are, while they are kept. */
  readonly receiptsId?: string | undefined;
  /** What the result leaves out: absent in runs of older versions. */
  readonly views?: RunViews;
  /** Faults of the practice service that were on for its stream; absent: none, or an older version. */
  readonly faults?: readonly RunFault[];
  /** What Verify delivery found, and when (ISO 8601). */
  readonly verified?: { readonly at: string; readonly report: VerifyReport };
}

/** What is wrong with a run that was kept; `undefined`: nothing. */
export function runProblem(schema: z.ZodMiniType, run: unknown): string | undefined {
  const parsed = z.safeParse(schema, run);
  if (parsed.success) return undefined;
  const newer = z.safeParse(z.looseObject({ version: z.number().check(z.gt(1)) }), run);
  if (newer.success) return 'a newer version of Shardlab kept it';
  const [issue] = parsed.error.issues;
  return `${issue?.path.join('.') || 'all of it'}: ${issue?.message}`;
}
