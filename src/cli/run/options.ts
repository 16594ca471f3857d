import { readFile } from 'node:fs/promises';
import { errorMessage } from '../../base/error-message.ts';
import { decodeUtf8Strict } from '../../base/utf8.ts';
import { parseKdgGrid } from '../../load/profile/kdg-grid.ts';
import { describeProblems, parseScenario, type Scenario } from '../../load/scenario.ts';
import { parseThreshold, type Threshold } from '../../load/threshold.ts';
import { OUTPUTS } from '../../template/index.ts';
import { UsageError, type Terminal } from '../command.ts';
import {
  choiceFlag,
  durationFlag,
  durationMs,
  expectPositionals,
  integerFlag,
  parseFlags,
  streamChoice,
  type StreamChoice,
} from '../flags/flags.ts';
import { listTexts, localeFlag } from '../render/template-flags.ts';
import { keysFlag } from './keys-flag.ts';
import { endpointFlag } from '../tail/options.ts';
import { parseJsonDocument } from '../../reader/decode/json/json-document.ts';

const FLAGS = {
  stream: { type: 'string' },
  template: { type: 'string' },
  locale: { type: 'string' },
  multiline: { type: 'boolean' },
  delimiter: { type: 'string' },
  output: { type: 'string' },
  list: { type: 'string', multiple: true },
  rate: { type: 'string' },
  profile: { type: 'string' },
  records: { type: 'string' },
  duration: { type: 'string' },
  'in-flight': { type: 'string' },
  linger: { type: 'string' },
  seed: { type: 'string' },
  json: { type: 'string' },
  keys: { type: 'string' },
  retry: { type: 'string' },
  aggregate: { type: 'boolean' },
  gzip: { type: 'boolean' },
  stamp: { type: 'boolean' },
  limiter: { type: 'string' },
  threshold: { type: 'string', multiple: true },
  endpoint: { type: 'string' },
  region: { type: 'string' },
} as const;

type Flags = ReturnType<typeof parseFlags<typeof FLAGS>>['flags'];

export interface RunOptions {
  readonly scenario: Scenario;
  readonly stream: StreamChoice;
  /** What the template's file is called in messages. */
  readonly templateName: string;
  readonly thresholds: readonly Threshold[];
  readonly json: string | undefined;
  readonly endpoint: string | undefined;
}

/** What is taken of the terminal. */
type Machine = Pick<Terminal, 'stdin' | 'utcOffsetMinutes'>;

/** @throws UsageError */
export async function runOptions(args: readonly string[], machine: Machine): Promise<RunOptions> {
  const { stdin } = machine;
  const { flags, positionals } = parseFlags(args, FLAGS);
  expectPositionals(positionals, 0, 1, 'SCENARIO.json');
  const file = positionals[0];
  if (flags.rate !== undefined && flags.profile !== undefined)
    throw new UsageError('--rate and --profile say two different things: give one of them');
  const base = file === undefined ? {} : objectIn(file, await readJson(file, stdin));
  const parts: Record<string, unknown> = {
    version: 1,
    ...base,
    ...(await flagParts(flags, base, machine)),
  };
  const region = regionFlag(flags.region);
  // In a scenario a stream goes by its name: an ARN belongs to the account that it names.
  const given = typeof parts['stream'] === 'string' ? parts['stream'] : '';
  const stream = streamChoice(given, region);
  if (given !== '') parts['stream'] = stream.name;
  const parsed = parseScenario(parts);
  // Of another version nothing else can be said.
  const known = parsed.ok || parsed.error.every(({ path }) => path !== 'version');
  if (known) requireParts(parts);
  if (!parsed.ok) {
    const words = describeProblems(parsed.error);
    throw new UsageError(file === undefined ? words : words.replaceAll(/^/gm, `${file}: `));
  }
  return {
    scenario: parsed.value,
    stream,
    templateName: flags.template ?? (file === undefined ? 'template' : `${file}: template.text`),
    thresholds: flags.threshold.map(thresholdFlag),
    json: flags.json,
    endpoint: flags.endpoint === undefined ? undefined : endpointFlag(flags.endpoint),
  };
}

/** The parts of a scenario that flags give; they override those of the file. */
async function flagParts(
  flags: Flags,
  base: Readonly<Record<string, unknown>>,
  machine: Machine,
): Promise<Record<string, unknown>> {
  const { stdin } = machine;
  const parts: Record<string, unknown> = {};
  if (flags.stream !== undefined) parts['stream'] = flags.stream;
  const template = await templateParts(flags, stdin);
  if (Object.keys(template).length > 0) {
    const kept = typeof base['template'] === 'object' ? base['template'] : {};
    parts['template'] = { ...kept, ...template };
  }
  if (flags.rate !== undefined) parts['profile'] = rateProfile(flags.rate);
  if (flags.profile !== undefined) parts['profile'] = await readProfile(flags.profile, machine);
  if (flags.records !== undefined) parts['total'] = integerFlag('records', flags.records, 1);
  if (flags.duration !== undefined) parts['durationMs'] = positiveDuration(flags.duration);
  if (flags['in-flight'] !== undefined)
    parts['inFlight'] = integerFlag('in-flight', flags['in-flight'], 1, 500);
  if (flags.linger !== undefined) parts['lingerMs'] = durationFlag('linger', flags.linger);
  if (flags.seed !== undefined) parts['seed'] = flags.seed;
  if (flags.keys !== undefined) parts['keys'] = await keysFlag(flags.keys, readText);
  if (flags.retry !== undefined) parts['retry'] = retryFlag(flags.retry);
  if (flags.aggregate === true) parts['aggregate'] = true;
  if (flags.gzip === true) parts['gzip'] = true;
  if (flags.stamp === true) parts['stamp'] = true;
  if (flags.limiter !== undefined)
    parts['limiter'] = choiceFlag('limiter', flags.limiter, ['off', 'kpl', 'strict']);
  return parts;
}

async function templateParts(
  flags: Flags,
  stdin: AsyncIterable<Uint8Array>,
): Promise<Record<string, unknown>> {
  return {
    ...(flags.template !== undefined && { text: await readText(flags.template, stdin) }),
    ...(flags.locale !== undefined && { locale: localeFlag(flags.locale) }),
    ...(flags.multiline === true && { multiline: true }),
    ...(flags.delimiter !== undefined && { delimiter: flags.delimiter }),
    ...(flags.output !== undefined && { output: choiceFlag('output', flags.output, OUTPUTS) }),
    ...(flags.list.length > 0 && { lists: await listTexts(flags.list) }),
  };
}

function regionFlag(text: string | undefined): string | undefined {
  if (text?.trim() === '') throw new UsageError('--region is empty; give one, such as us-east-1');
  return text;
}

function requireParts(parts: Readonly<Record<string, unknown>>): void {
  if (parts['stream'] === undefined) throw new UsageError('--stream NAME is missing');
  if (parts['template'] === undefined) throw new UsageError('--template FILE is missing');
  if (parts['profile'] === undefined)
    throw new UsageError('--rate N (records a second) or --profile FILE is missing');
}

/** What is no number goes on as text: the scenario says what is wrong with it. */
function rateProfile(text: string): { type: 'constant'; rate: number | string } {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return { type: 'constant', rate: Number.isNaN(value) ? text : value };
}

function positiveDuration(text: string): number {
  const ms = durationFlag('duration', text);
  if (ms > 0) return ms;
  throw new UsageError(`--duration: "${text}" is no time at all; give more than 0`);
}

function retryFlag(text: string): unknown {
  if (text === 'none' || text === 'immediate') return { type: text };
  const ttlMs = durationMs(text);
  if (ttlMs !== undefined) return { type: 'backoff', ttlMs };
  throw new UsageError(`--retry: "${text}" is neither none, immediate nor a duration such as 30s`);
}

function thresholdFlag(text: string): Threshold {
  const parsed = parseThreshold(text);
  if (!parsed.ok) throw new UsageError(`--threshold: ${parsed.error}`);
  return parsed.value;
}

/** The hours that the KDG keeps are those of the clock on the wall, as in the page. */
async function readProfile(
  name: string,
  { stdin, utcOffsetMinutes = 0 }: Machine,
): Promise<unknown> {
  const json = await readJson(name, stdin);
  const grid = parseKdgGrid(json);
  return grid === undefined ? objectIn(name, json) : { ...grid, utcOffsetMinutes };
}

async function readJson(name: string, stdin: AsyncIterable<Uint8Array>): Promise<unknown> {
  const json = parseJsonDocument(await readText(name, stdin));
  if (!json.ok) throw new UsageError(`${name}: ${json.error}`);
  return json.value;
}

function objectIn(name: string, json: unknown): Record<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new UsageError(`${name} holds no JSON object`);
  return json as Record<string, unknown>;
}

/** @param name a path, or `-` for standard input */
async function readText(name: string, stdin: AsyncIterable<Uint8Array>): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = name === '-' ? await readAll(stdin) : await readFile(name);
  } catch (thrown) {
    throw new UsageError(`cannot read ${name}: ${errorMessage(thrown)}`);
  }
  const text = decodeUtf8Strict(bytes);
  if (text === undefined) throw new UsageError(`${name} is not UTF-8 text`);
  return text;
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
