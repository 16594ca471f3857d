import { readFile } from 'node:fs/promises';
import { errorMessage } from '../../base/error-message.ts';
import { RANDOM_STREAM, Sfc32, seedFromText } from '../../base/random.ts';
import { decodeUtf8Strict } from '../../base/utf8.ts';
import {
  ByteWriter,
  OUTPUTS,
  type CompiledTemplate,
  type RecordEncoding,
  type Renderer,
  type TemplateProblem,
  compileTemplate,
  createRenderer,
  delimiterFor,
  describeProblem,
  describeWarnings,
  encodeRecord,
} from '../../template/index.ts';
import { type Command, type Terminal, UsageError } from '../command.ts';
import { choiceFlag, expectPositionals, integerFlag, parseFlags } from '../flags/flags.ts';
import { localeFlag, readListFlags } from './template-flags.ts';

const FLAGS = {
  count: { type: 'string' },
  start: { type: 'string' },
  seed: { type: 'string' },
  locale: { type: 'string' },
  now: { type: 'string' },
  delimiter: { type: 'string' },
  output: { type: 'string' },
  gzip: { type: 'boolean' },
  list: { type: 'string', multiple: true },
  multiline: { type: 'boolean' },
} as const;

/** Written at once; small enough to be prompt, large enough to be quick. */
const CHUNK_BYTES = 64 * 1024;
const MAX_SEED = 0xffffffff;

export const command: Command = {
  summary: 'print records made from a template',
  help: `usage: shardlab render FILE|- [options]

Prints records made from the template in FILE, or from standard input.

  --count N         how many records (default 1)
  --start N         the number of the first record (default 0)
  --seed S          a number or a word; the same seed makes the same records
                    (default: a random one, shown on standard error)
  --locale NAME     the words' language, such as en, de or pt_BR (default en)
  --now ISO         the time of all records, such as 2026-01-31T12:00:00Z
                    (default: the clock)
  --delimiter D     after each record: newline (default), none, or any text
  --output O        text (default), json or auto: the text as it is; csv: values
                    quoted where they must be and none a formula; base64: the
                    bytes that each record's text stands for
  --gzip            compress each record
  --list NAME=FILE  a list for {{list("NAME")}}, one value a line; a FILE that ends
                    in .csv has columns, for {{csv("NAME", "COLUMN")}}; repeatable
  --multiline       keep the template's line breaks (default: removed)

The template language is described in docs/templates.md.
`,
  run,
};

interface Job {
  readonly name: string;
  readonly count: number;
  readonly start: number;
  readonly seed: number;
  readonly now: number | undefined;
  readonly encoding: RecordEncoding;
}

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { flags, positionals } = parseFlags(args, FLAGS);
  expectPositionals(positionals, 1, 1, 'FILE, or - for standard input');
  const name = positionals[0] ?? '-';
  const count = flags.count === undefined ? 1 : integerFlag('count', flags.count, 0);
  const start = flags.start === undefined ? 0 : integerFlag('start', flags.start, 0);
  const now = flags.now === undefined ? undefined : timeFlag(flags.now);
  const locale = localeFlag(flags.locale ?? 'en');
  const source = await readTemplate(name, terminal);
  const lists = await readListFlags(flags.list);
  const compiled = compileTemplate(source, { oneLine: flags.multiline !== true, lists });
  if (!compiled.ok) return report(name, compiled.error, terminal);
  for (const warning of describeWarnings(compiled.value.hints))
    terminal.err(`${name}:${warning}\n`);
  const encoding = {
    output: choiceFlag('output', flags.output ?? 'text', OUTPUTS),
    compression: flags.gzip === true ? 'gzip' : 'none',
  } as const;
  const delimiter = delimiterFor(encoding, flags.delimiter ?? 'newline');
  const given = flags.seed ?? randomSeed();
  const seed = seedFromText(given);
  const isCsv = encoding.output === 'csv';
  const renderer = await createRenderer(compiled.value, { seed, locale, delimiter, isCsv });
  if (!renderer.ok) return report(name, renderer.error, terminal);
  if (flags.seed === undefined) terminal.err(`seed ${given}\n`);
  const job = { name, count, start, seed, now, encoding };
  return print(renderer.value, compiled.value, job, terminal);
}

function randomSeed(): string {
  return String(Math.floor(Math.random() * MAX_SEED));
}

function timeFlag(text: string): number {
  const time = Date.parse(text);
  if (Number.isFinite(time)) return time;
  throw new UsageError(`--now: "${text}" is not a time such as 2026-01-31T12:00:00Z`);
}

async function readTemplate(name: string, terminal: Terminal): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = name === '-' ? await readAll(terminal.stdin) : await readFile(name);
  } catch (thrown) {
    throw new UsageError(`cannot read ${name}: ${errorMessage(thrown)}`);
  }
  const source = decodeUtf8Strict(bytes);
  if (source === undefined) throw new UsageError(`${name} is not UTF-8 text`);
  return source;
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const writer = new ByteWriter();
  for await (const chunk of stream) writer.copy(chunk);
  return writer.bytes.subarray(0, writer.length);
}

function report(name: string, problems: readonly TemplateProblem[], terminal: Terminal): number {
  for (const problem of problems) terminal.err(`${name}:${describeProblem(problem)}\n`);
  return 2;
}

async function print(
  renderer: Renderer,
  template: CompiledTemplate,
  job: Job,
  terminal: Terminal,
): Promise<number> {
  const out = new ByteWriter(CHUNK_BYTES * 2);
  const keys = template.readsKey ? new Sfc32() : undefined;
  // What keeps state has to go through the records before the first one asked for.
  const from = renderer.stateful ? 0 : job.start;
  const end = job.start + job.count;
  const isEncoded = job.encoding.output === 'base64' || job.encoding.compression === 'gzip';
  for (let index = from; index < end && !terminal.interrupted.aborted; index += 1) {
    const time = job.now ?? Date.now();
    const key = keys === undefined ? {} : { key: sampleKey(keys, job.seed, index) };
    const shard = template.readsShard ? { shardId: 'shardId-000000000000' } : {};
    const before = out.length;
    const context = { recordIndex: index, dueEpochMs: time, ...key, ...shard };
    const rendered = renderer.render(context, out);
    if (!rendered.ok) {
      return report(job.name, [rendered.error], terminal);
    }
    if (index < job.start) out.length = before;
    else if (isEncoded) {
      const encoded = encodeRecord(out.bytes.slice(before, out.length), job.encoding);
      if (!encoded.ok) {
        terminal.err(`${job.name}:1:1: record ${index} could not be made: ${encoded.error}\n`);
        return 2;
      }
      out.length = before;
      out.limitTo(encoded.value.length);
      out.copy(encoded.value);
    }
    if (out.length >= CHUNK_BYTES) await flush(out, terminal);
  }
  await flush(out, terminal);
  return 0;
}

/** A copy, as the pipe may still hold the bytes when the next records are made. */
async function flush(out: ByteWriter, terminal: Terminal): Promise<void> {
  if (out.length === 0) return;
  const chunk = out.bytes.slice(0, out.length);
  out.clear();
  await terminal.out(chunk);
  // Into a file every write is done at once: without this no Ctrl-C would ever be heard.
  await new Promise((resolve) => setImmediate(resolve));
}

/** Stands in for the key that a run would have chosen: 32 hexadecimal digits. */
function sampleKey(random: Sfc32, seed: number, index: number): string {
  random.reseed(seed, RANDOM_STREAM.key, index);
  const words = [random.uint32(), random.uint32(), random.uint32(), random.uint32()];
  return words.map((word) => word.toString(16).padStart(8, '0')).join('');
}
