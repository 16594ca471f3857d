import { RANDOM_STREAM } from '../base/random.ts';
import { type Result, err, ok } from '../base/result.ts';
import { ByteWriter, RecordTooLargeError } from './program/byte-writer.ts';
import type { CompiledTemplate } from './compile/compile.ts';
import { writeCsvCells } from './output/csv-cells.ts';
import type { Environment } from './functions/definition/function-definition.ts';
import { FUNCTIONS } from './functions/index.ts';
import { LARGEST_RECORD_BYTES, type Write } from './program/value.ts';
import { type LocaleData, loadLocale, localeProblem } from './locales/locale-data.ts';
import type { Span, TemplateProblem } from './language/problem.ts';
import { RenderFailure } from './compile/blocks.ts';
import { RecordRandom } from './program/record-random.ts';
import { type RecordContext, RenderState } from './program/render-state.ts';

export interface RendererOptions {
  /** 32 bits; the same seed makes the same records. See `seedFromText`. */
  readonly seed: number;
  /** faker's name of a locale; `en` when not given. */
  readonly locale?: string;
  /** After each record; a line feed when not given. */
  readonly delimiter?: string;
  /** The largest record, delimiter included, in bytes; 10 MiB when not given. */
  readonly maxBytes?: number;
  /** Minutes east of UTC for `date.now`; the machine's own zone when not given. */
  readonly utcOffset?: number;
  /** For `renderPlaced`; slower. */
  readonly trace?: boolean;
  /** Writes values as cells of a CSV, see `writeCsvCells`; slower. */
  readonly isCsv?: boolean;
  /** The partition key's template, from `compileKeyTemplate`. */
  readonly key?: CompiledTemplate;
}

/** A record could not be made; `message` names the record. */
export interface RenderProblem extends TemplateProblem {
  readonly recordIndex: number;
}

/** A record, and which part of the template made which part of it. */
export interface PlacedText {
  readonly text: string;
  /** In the order of `text`: from `offset` on it was made by `source`, until the next place. */
  readonly places: readonly { readonly offset: number; readonly source: Span }[];
  /** The part of the template that made the character at an offset: a tag, or one character. */
  sourceOf(offset: number): Span;
}

const DEFAULT_MAX_BYTES = LARGEST_RECORD_BYTES;
const DONE = ok(undefined);

/** Makes records. Not shared between workers: each has its own, with the same seed. */
export class Renderer {
  /** Render in record order, in one worker. */
  readonly stateful: boolean;
  /** Call `renderKey` before `render`, and hand its key and shard in. */
  readonly needsKeyFirst: boolean;
  readonly #template: CompiledTemplate;
  readonly #write: Write;
  readonly #state: RenderState;
  readonly #keyWrite: Write | undefined;
  readonly #keyTemplate: CompiledTemplate;
  readonly #keyRandom: RecordRandom;
  readonly #delimiter: Uint8Array;
  readonly #maxBytes: number;
  readonly #csv: ByteWriter | undefined;
  /** The record whose named values the state holds already, because its key came first. */
  #keyedRecord = -1;

  constructor(template: CompiledTemplate, environment: Environment, options: RendererOptions) {
    const zone = options.utcOffset ?? 'local';
    this.#template = template;
    this.#keyTemplate = options.key ?? template;
    this.#state = new RenderState(options.seed, RANDOM_STREAM.record, zone);
    for (const slot of template.internal.scope.slots().values()) {
      this.#state.makers[slot.index] = slot.link(environment).get;
    }
    this.#write = template.internal.link(environment);
    for (const slot of options.key?.internal.scope.slots().values() ?? []) {
      this.#state.makers[slot.index] ??= slot.link(environment).get;
    }
    this.#keyWrite = options.key?.internal.link(environment);
    this.#keyRandom = new RecordRandom(options.seed, RANDOM_STREAM.key);
    this.#delimiter = new TextEncoder().encode(options.delimiter ?? '\n');
    this.#maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
    this.#csv = options.isCsv === true ? new ByteWriter(1024) : undefined;
    this.stateful = template.stateful || options.key?.stateful === true;
    this.needsKeyFirst = template.readsKey || template.readsShard;
  }

  /** Appends one record and its delimiter to `out`. After a problem `out` is as it was. */
  render(context: RecordContext, out: ByteWriter): Result<void, RenderProblem> {
    return this.#record(context, out, this.#delimiter);
  }

  /** One record without its delimiter, as text. */
  renderText(context: RecordContext): Result<string, RenderProblem> {
    const out = new ByteWriter(1024);
    const rendered = this.#record(context, out, NO_BYTES);
    return rendered.ok ? ok(out.textFrom(0)) : rendered;
  }

  /** As `renderText`, with the place in the template of each piece. Needs `trace`; padding is not followed. */
  renderPlaced(context: RecordContext): Result<PlacedText, RenderProblem> {
    const out = new ByteWriter(1024);
    const rendered = this.#record(context, out, NO_BYTES);
    if (!rendered.ok) return rendered;
    const { map } = this.#template.internal;
    const decoder = new TextDecoder();
    let decoded = 0;
    let length = 0;
    const pieces = this.#state.trace.map(({ at, span, isMade }) => {
      length += decoder.decode(out.bytes.subarray(decoded, at)).length;
      decoded = at;
      return { offset: length, span, isMade };
    });
    return ok({
      text: out.textFrom(0),
      places: pieces.map(({ offset, span }) => ({ offset, source: map.original(span) })),
      sourceOf(offset) {
        const piece = pieces.findLast((one) => one.offset <= offset);
        if (piece === undefined) return map.original({ offset: 0, length: 1 });
        const { span, isMade } = piece;
        const inside = span.offset + offset - piece.offset;
        // A block's own text, such as its separator, has no place that is known better.
        const isText = !isMade && inside < span.offset + span.length && !isBlock(map.text, span);
        return map.original(isText ? { offset: inside, length: 1 } : span);
      },
    });
  }

  /** The record's partition key, from the key's template. Call it before `render` of the same record. */
  renderKey(context: RecordContext): Result<string, RenderProblem> {
    const write = this.#keyWrite;
    if (write === undefined) return ok('');
    const state = this.#state;
    state.begin(context);
    this.#keyedRecord = context.recordIndex;
    state.random = this.#keyRandom;
    this.#keyRandom.reseed(context.recordIndex);
    try {
      return ok(state.textOf(write, this.#maxBytes));
    } catch (thrown) {
      return err(this.#problem(thrown, context.recordIndex, this.#keyTemplate));
    } finally {
      state.random = state.recordRandom;
    }
  }

  #record(
    context: RecordContext,
    out: ByteWriter,
    delimiter: Uint8Array,
  ): Result<void, RenderProblem> {
    const state = this.#state;
    const start = out.length;
    if (this.#keyedRecord === context.recordIndex) state.resume(context);
    else state.begin(context);
    this.#keyedRecord = -1;
    out.limitTo(this.#maxBytes);
    try {
      this.#write(out, state);
      if (this.#csv !== undefined) this.#cells(this.#csv, out, start);
      if (state.padAt >= 0) padRecord(out, state, start, delimiter.length);
      out.copy(delimiter);
      return DONE;
    } catch (thrown) {
      out.length = start;
      return err(this.#problem(thrown, context.recordIndex, this.#template));
    }
  }

  /** Puts the record in as cells, in the place of what was written since `start`. */
  #cells(scratch: ByteWriter, out: ByteWriter, start: number): void {
    const state = this.#state;
    scratch.clear();
    scratch.limitTo(this.#maxBytes);
    const range = { from: start, to: out.length, padAt: state.padAt };
    const padAt = writeCsvCells(scratch, out.bytes, state.trace, range);
    if (state.padAt >= 0) state.padAt = start + padAt;
    out.length = start;
    out.copy(scratch.bytes.subarray(0, scratch.length));
  }

  #problem(thrown: unknown, recordIndex: number, template: CompiledTemplate): RenderProblem {
    const { map, lines } = template.internal;
    const failure = thrown instanceof RenderFailure ? thrown : undefined;
    const span = map.original(failure?.span ?? { offset: 0, length: 0 });
    const cause = failure?.cause ?? thrown;
    const words =
      cause instanceof RecordTooLargeError
        ? `grows past the limit of ${cause.limit} bytes here`
        : `could not be made: ${wordsOf(cause)}`;
    const message = `record ${recordIndex} ${words}`;
    return { severity: 'error', message, ...span, ...lines.at(span.offset), recordIndex };
  }
}

const NO_BYTES = new Uint8Array(0);

function wordsOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  // The engine's own word for its stack being full.
  return cause instanceof RangeError && cause.message.includes('call stack')
    ? 'too many named values are made from one another; use fewer'
    : cause.message;
}

function isBlock(text: string, { offset }: Span): boolean {
  return text.startsWith('{{', offset);
}

/** Moves what stands after `{{pad}}` and fills the gap. */
function padRecord(out: ByteWriter, state: RenderState, start: number, delimiter: number): void {
  const missing = state.padTo - (out.length - start) - delimiter;
  if (missing <= 0) return;
  const end = out.length;
  out.take(missing);
  out.bytes.copyWithin(state.padAt + missing, state.padAt, end);
  out.bytes.fill(state.padByte, state.padAt, state.padAt + missing);
}

/**
 * Gets a compiled template ready to render. Loads the locale's words only when the
 * template needs them.
 */
export async function createRenderer(
  template: CompiledTemplate,
  options: RendererOptions,
): Promise<Result<Renderer, readonly TemplateProblem[]>> {
  const locale = options.locale ?? 'en';
  const needsLocale = template.needsLocale || options.key?.needsLocale === true;
  if (!needsLocale) {
    const problem = localeProblem(locale);
    return problem === undefined ? link(template, undefined, options) : err([atStart(problem)]);
  }
  const data = await loadLocale(locale);
  return data.ok ? link(template, data.value, options) : err([atStart(data.error)]);
}

function link(
  template: CompiledTemplate,
  data: LocaleData | undefined,
  options: RendererOptions,
): Result<Renderer, readonly TemplateProblem[]> {
  const environment: Environment = {
    seed: options.seed,
    isTraced: options.trace === true || options.isCsv === true,
    functions: FUNCTIONS,
    get data(): LocaleData {
      if (data === undefined) throw new Error('this template was not meant to need a locale');
      return data;
    },
  };
  try {
    return ok(new Renderer(template, environment, options));
  } catch (thrown) {
    if (!(thrown instanceof RenderFailure)) throw thrown;
    const { map, lines } = template.internal;
    const span = map.original(thrown.span);
    return err([{ severity: 'error', message: thrown.message, ...span, ...lines.at(span.offset) }]);
  }
}

function atStart(message: string): TemplateProblem {
  return { severity: 'error', message, offset: 0, length: 0, line: 1, column: 1 };
}
