import { z } from 'zod';
import { err, ok, type Result } from '../base/result.ts';
import {
  MIB,
  PUT_RECORDS_MAX_BYTES,
  PUT_RECORDS_MAX_RECORDS,
  STREAM_NAME_MAX_LENGTH,
} from '../kinesis/quotas-and-prices/quotas.ts';
import { OUTPUTS } from '../template/output/encode-record.ts';
import { keyStrategy } from './keys/schema.ts';
import { lengthMs, notANumber, profile } from './profile/schema.ts';

/** KPL's CollectionMaxSize, bytes; the service takes twice as much in a call. */
const COLLECTION_MAX_BYTES = 5 * MIB;
/**
 * KPL's RecordTtl (docs/kinesis.md#kpl-defaults), and the waits of docs/command-line.md#retries, in
 * ms.
 */
const DEFAULT_RETRY = { type: 'backoff', ttlMs: 30_000, baseMs: 100, capMs: 5_000 } as const;
/** How long a request may take before its reply counts as lost, in ms. */
const DEFAULT_REQUEST_TIMEOUT_MS = 10_000;

const ms = (what: string, max: number) =>
  z
    .number({ error: (issue) => notANumber(what, issue.input) })
    .min(0, { error: `${what} cannot be below 0 ms.` })
    .max(max, {
      error: `${what} cannot be above ${(max / 1000).toLocaleString('en')} seconds (${max} ms).`,
    });

const wholeNumber = (what: string, max: number) =>
  z
    .number({ error: (issue) => notANumber(what, issue.input) })
    .int({ error: `${what} must be a whole number.` })
    .min(1, { error: (issue) => `${what} is ${String(issue.input)}. Enter 1 or more.` })
    .max(max, { error: (issue) => `${what} is ${String(issue.input)}. Enter at most ${max}.` });

const retry = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ type: z.literal('none') }),
    z.strictObject({
      type: z.literal('immediate'),
      ttlMs: ms('The time that a record is tried for', 86_400_000).default(30_000),
    }),
    /** Full jitter: a random wait below min(cap, base × 2^tries), as long as the record lives. */
    z.strictObject({
      type: z.literal('backoff'),
      ttlMs: ms('The time that a record is tried for', 86_400_000).default(DEFAULT_RETRY.ttlMs),
      baseMs: ms('The first wait', 60_000).default(DEFAULT_RETRY.baseMs),
      capMs: ms('The longest wait', 600_000).default(DEFAULT_RETRY.capMs),
    }),
  ],
  { error: 'This is no way to retry. Give an object with a "type": none, immediate or backoff.' },
);

const template = z.strictObject({
  text: z.string({ error: 'The template is missing. Enter what a record looks like.' }),
  /** Keep the line breaks of the text; otherwise they are removed, as the KDG does. */
  multiline: z.boolean().default(false),
  /** What follows each record: newline, none, or the text itself. None with gzip and base64. */
  delimiter: z.string().max(1000).default('newline'),
  /** What the template makes; `csv` guards its cells, `base64` sends the bytes of its text. */
  output: z.enum(OUTPUTS).default('auto'),
  /** Language of the fake data. */
  locale: z.string().default('en'),
  /** Fixed time for the template's clock, ISO 8601; absent: when the record is due. */
  now: z
    .string()
    .refine((text) => !Number.isNaN(Date.parse(text)), {
      error: ({ input }) => `"${String(input)}" is no time. Write it as 2026-01-31T12:00:00Z.`,
    })
    .optional(),
  /** Lists that the template draws from, by name. */
  lists: z
    .record(
      z.string(),
      z.union([
        /** One value a line. */
        z.strictObject({ lines: z.string() }),
        /** The first row names the columns. */
        z.strictObject({ csv: z.string() }),
        z.strictObject({ columns: z.array(z.string()), rows: z.array(z.array(z.string())) }),
      ]),
    )
    .default({}),
});

const scenarioV1 = z.strictObject({
  version: z.literal(1),
  name: z.string().max(200).optional(),
  stream: z
    .string({ error: 'The stream is missing. Choose a stream.' })
    .min(1, { error: 'The stream is missing. Choose a stream.' })
    .max(STREAM_NAME_MAX_LENGTH, {
      error: `A stream name has at most ${STREAM_NAME_MAX_LENGTH} characters.`,
    })
    .regex(/^[a-zA-Z0-9_.-]+$/, {
      error: 'A stream name holds only letters, digits, and _ . - characters. Check the name.',
    }),
  template,
  keys: keyStrategy.default({ type: 'uuid' }),
  profile,
  /** Records to generate; whichever of total and duration comes first ends the run. */
  total: wholeNumber('The number of records', 1e12).optional(),
  durationMs: lengthMs.optional(),
  inFlight: wholeNumber('The number of requests in flight', 500).default(6),
  lingerMs: ms('The longest wait for a full batch', 60_000).default(100),
  maxBatchRecords: wholeNumber('Records in a batch', PUT_RECORDS_MAX_RECORDS).default(
    PUT_RECORDS_MAX_RECORDS,
  ),
  maxBatchBytes: wholeNumber('Bytes in a batch', PUT_RECORDS_MAX_BYTES).default(
    COLLECTION_MAX_BYTES,
  ),
  requestTimeoutMs: wholeNumber('The request timeout', 600_000).default(DEFAULT_REQUEST_TIMEOUT_MS),
  retry: retry.default(DEFAULT_RETRY),
  /** Holds records back per shard: not at all, to 150 % of the quota as the KPL does, or to 100 %. */
  limiter: z.enum(['off', 'kpl', 'strict']).default('off'),
  aggregate: z.boolean().default(false),
  gzip: z.boolean().default(false),
  /** PutRecord one by one, each with `SequenceNumberForOrdering`. */
  ordered: z.boolean().default(false),
  /** In a browser, over HTTPS: bodies that it cannot send twice by itself. HTTP/2 only. */
  streamBodies: z.boolean().default(false),
  /** Adds the run's name and the record's number to JSON records, so that copies are known. */
  stamp: z.boolean().default(false),
  /** Same seed, same records. Absent: random. */
  seed: z.union([z.string().max(200), z.number().int().min(0).max(0xffffffff)]).optional(),
});

/** All versions ever written; today there is one. */
const scenarioForm = z.discriminatedUnion('version', [scenarioV1], {
  error: 'This is no scenario of a version that is known here: its "version" should be 1.',
});

export type Scenario = z.output<typeof scenarioV1>;
/** What may be left out has a default. */
export type ScenarioInput = z.input<typeof scenarioV1>;

/** What is wrong with one field, in words for the user. */
export interface ScenarioProblem {
  /** `profile.rate`; empty for the whole. */
  readonly path: string;
  readonly message: string;
}

/** Reads a scenario of any version, from the page, a file or the flags. */
export function parseScenario(input: unknown): Result<Scenario, readonly ScenarioProblem[]> {
  const parsed = scenarioForm.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  return err(
    parsed.error.issues.map((issue) => ({
      path: issue.path.join('.'),
      message: issue.code === 'unrecognized_keys' ? noSuchField(issue.keys) : issue.message,
    })),
  );
}

/** A misspelt field would be as good as left out: a run without its end, for one. */
function noSuchField(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`).join(', ');
  return `There is no field ${quoted} here. Check the spelling, or leave it out.`;
}

/** The problems as lines of text. */
export function describeProblems(problems: readonly ScenarioProblem[]): string {
  return problems
    .map(({ path, message }) => (path === '' ? message : `${path}: ${message}`))
    .join('\n');
}

/**
 * The settings that a scenario can have below a path, such as `type` and `ttlMs` below `retry`.
 * @param path names with dots between them; `''` for the whole
 * @returns undefined when there is no such setting; empty when nothing is below it
 */
export function settingsBelow(path: string): readonly string[] | undefined {
  let forms = plain(scenarioForm);
  for (const name of path === '' ? [] : path.split('.')) {
    forms = forms.flatMap((form) => memberOf(form, name));
    if (forms.length === 0) return undefined;
  }
  return [
    ...new Set(
      forms.flatMap((form) => (form instanceof z.ZodObject ? Object.keys(form.shape) : [])),
    ),
  ];
}

function memberOf(form: z.ZodType, name: string): z.ZodType[] {
  if (form instanceof z.ZodArray) return /^\d+$/.test(name) ? plain(form.element as z.ZodType) : [];
  if (form instanceof z.ZodRecord) return plain(form.valueType as z.ZodType);
  if (!(form instanceof z.ZodObject) || !Object.hasOwn(form.shape, name)) return [];
  return plain(form.shape[name] as z.ZodType);
}

/** Without what may be left out or chosen between. */
function plain(form: z.ZodType): z.ZodType[] {
  if (form instanceof z.ZodOptional || form instanceof z.ZodDefault)
    return plain(form.unwrap() as z.ZodType);
  if (form instanceof z.ZodUnion)
    return form.options.flatMap((option) => plain(option as z.ZodType));
  return [form];
}
