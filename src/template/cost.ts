import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import { ByteWriter } from './program/byte-writer.ts';
import type { RenderProblem, Renderer } from './renderer.ts';
import type { RecordContext } from './program/render-state.ts';

/** What a template's records weigh, and how fast this machine makes them. */
export interface TemplateCost {
  readonly samples: number;
  /** Bytes a record, delimiter included. */
  readonly minBytes: number;
  readonly meanBytes: number;
  readonly maxBytes: number;
  /** Records that one worker of this machine can make in a second. */
  readonly recordsPerSecond: number;
}

export interface CostOptions {
  /** At most so many records. */
  readonly samples?: number;
  /** Stops after so many milliseconds. */
  readonly budgetMs?: number;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly context?: Partial<RecordContext>;
  /** What becomes of a record before it is sent; its size is what counts. */
  readonly encode?: (record: Uint8Array) => Result<Uint8Array, string>;
}

const BATCH = 100;
/** The rate is taken over so long at a time, ms: a worker's clock has steps of 0.1 ms. */
const SPAN_MS = 5;
/** So many spans at least: the first one of a new worker is slower by an order of magnitude. */
const LEAST_SPANS = 4;
/** But not for more than so many budgets. */
const MOST_BUDGETS = 4;
/** A span so much faster than the best before tells that the engine still gets warm. */
const IMPROVED = 1.1;

/** Renders a sample. Use a renderer of its own: a stateful template would move on. */
export function templateCost(
  renderer: Renderer,
  { samples = 100_000, budgetMs = 200, now, context = {}, encode }: CostOptions,
): Result<TemplateCost, RenderProblem> {
  const out = new ByteWriter();
  let minBytes = Number.POSITIVE_INFINITY;
  let maxBytes = 0;
  let total = 0;
  let made = 0;
  const start = now();
  let elapsed = 0;
  let spans = 0;
  let span = { made: 0, elapsed: 0 };
  /** Records a millisecond in the fastest span: in the others something else ran too. */
  let best = 0;
  /** Whether the last span was faster than all before. */
  let improves = true;
  const goesOn = (): boolean =>
    elapsed < budgetMs || ((spans < LEAST_SPANS || improves) && elapsed < budgetMs * MOST_BUDGETS);
  while (made < samples && goesOn()) {
    for (let i = 0; i < BATCH && made < samples; i += 1) {
      out.clear();
      const record = { dueEpochMs: 0, ...context, recordIndex: made };
      const rendered = renderer.render(record, out);
      if (!rendered.ok) return rendered;
      const encoded = encode?.(out.bytes.subarray(0, out.length));
      // What cannot be encoded is told of elsewhere; here it counts as it stands.
      const size = encoded?.ok === true ? encoded.value.length : out.length;
      minBytes = Math.min(minBytes, size);
      maxBytes = Math.max(maxBytes, size);
      total += size;
      made += 1;
      if (out.length > BIG_RECORD) break;
    }
    elapsed = now() - start;
    if (elapsed - span.elapsed < SPAN_MS) continue;
    const rate = (made - span.made) / (elapsed - span.elapsed);
    improves = rate > best * IMPROVED;
    best = Math.max(best, rate);
    span = { made, elapsed };
    spans += 1;
  }
  if (spans === 0 && elapsed > 0) best = made / elapsed;
  const recordsPerSecond = Math.round(best * 1000);
  return ok({ samples: made, minBytes, meanBytes: total / made, maxBytes, recordsPerSecond });
}

/** After a record this large the clock is read at once. */
const BIG_RECORD = 64 * 1024;
