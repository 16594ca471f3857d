import { systemClock } from '../../base/clock.ts';
import { plainLine } from '../../base/plain-text.ts';
import { createKinesisTarget } from '../../connection/kinesis/kinesis-target.ts';
import { createNodeClient } from '../../connection/client/node-client.ts';
import type { RunResult } from '../../load/result.ts';
import type { Run } from '../../load/run.ts';
import { startRun } from '../../load/engine.ts';
import { compileTemplateSource } from '../../load/records/template-source.ts';
import { holds, metricOf, withoutValue } from '../../load/threshold.ts';
import type { Command, Terminal } from '../command.ts';
import { runOptions, type RunOptions } from './options.ts';
import { assertWritable, writeResultFile } from './result-file.ts';
import { restartAdvice } from '../restart-advice.ts';
import { progressLine } from './progress.ts';
import { runSummary } from './summary.ts';

const PROGRESS_MS = 500;
const MAX_SEED = 0xffffffff;

const HELP = `usage: shardlab run [SCENARIO.json] [options]

Writes records to a stream at a rate, and counts honestly what became of each.
SCENARIO.json is what the page exports; options override it. docs/scenario.md
lists its fields, and those of a profile.

  --stream NAME       the stream: its name, or its ARN, which may be of another account
  --template FILE     what a record looks like; - reads standard input
  --locale NAME       the words' language, such as en, de or pt_BR (default en)
  --multiline         keep the template's line breaks (default: removed)
  --delimiter D       after each record: newline (default), none, or any text;
                      none with --gzip and --output base64
  --output O          auto (default), json, text, csv or base64: see
                      shardlab render --help
  --list NAME=FILE    a list that the template draws from; .csv has columns
  --rate N            records a second
  --profile FILE      a rate over time, as JSON (instead of --rate)
  --records N         end after N records
  --duration D        end after D: 500ms, 12s, 10m, 2h
                      (with both, whichever comes first; with neither, Ctrl-C)
  --keys STRATEGY     uuid (default), sequence, millis, seconds, one:KEY, n:N,
                      zipf:N:S, weights:FILE, template:TEXT, shards, hash, shard:ID
  --retry R           none, immediate, or how long a record is tried (default 30s)
  --in-flight N       requests at a time (default 6)
  --linger D          longest wait for a full batch (default 100ms)
  --limiter L         off (default), kpl (150 % of a shard's quota) or strict (100 %)
  --aggregate         many records in one, in the KPL's format
  --gzip              compress each record
  --stamp             add the run's name and the record's number to JSON records
  --seed S            a number or a word: the same seed, the same records
  --json FILE         write the result; - is standard output
  --threshold 'M OP N'  exit 99 unless it holds; may be given again and again. M is
                      throttled.rate, failed.rate, dropped.rate, rate.error,
                      service.p99, response.p99 (ms) or hotShardIndex
  --endpoint URL      a Kinesis-compatible port instead of AWS
  --region R          else that of the stream's ARN, AWS_REGION, us-east-1
  --help              this text

Ctrl-C stops generating and gives what waits 5 seconds; a second one abandons it.
Exit: 0 done, 1 service or network, 2 bad option, template or file, 99 a threshold
failed, 130 second Ctrl-C.
`;

export const command: Command = {
  summary: 'write records to a stream at a rate',
  help: HELP,
  async run(args, terminal) {
    const options = await runOptions(args, terminal);
    const seed = options.scenario.seed ?? String(Math.floor(Math.random() * MAX_SEED));
    const scenario = { ...options.scenario, seed };
    const checked = await compileTemplateSource({
      template: scenario.template,
      keyTemplate: scenario.keys.type === 'template' ? scenario.keys.text : undefined,
      seed: 0,
    });
    if (!checked.ok) {
      terminal.err(`${checked.error.replaceAll(/^template:/gm, `${options.templateName}:`)}\n`);
      return 2;
    }
    for (const warning of checked.value.warnings ?? [])
      terminal.err(`${options.templateName}:${warning}\n`);
    if (options.json !== undefined && options.json !== '-') await assertWritable(options.json);
    if (options.scenario.seed === undefined) terminal.err(`seed ${seed}\n`);
    const { endpoint, stream } = options;
    const client = createNodeClient({ endpoint, region: stream.region, env: terminal.env });
    const run = startRun(scenario, {
      clock: systemClock,
      target: createKinesisTarget(client, stream.ref),
      compile: compileTemplateSource,
      seed: Math.floor(Math.random() * MAX_SEED),
      onBlocked: 'end',
    });
    const endWatch = watch(run, terminal);
    const result = await run.finished;
    endWatch();
    client.destroy();
    terminal.err(runSummary(result, run.snapshot()));
    if (options.json !== undefined) await writeResult(options.json, result, terminal);
    return exitCode(run, result, options, terminal);
  },
};

async function writeResult(file: string, result: RunResult, terminal: Terminal): Promise<void> {
  const text = `${JSON.stringify(result)}\n`;
  if (file === '-') await terminal.out(text);
  else await writeResultFile(file, text);
}

/** Ctrl-C and the progress line, until the returned function is called. */
function watch(run: Run, terminal: Terminal): () => void {
  const stop = (): void => {
    run.stop();
  };
  const abandon = (): void => {
    run.abandon();
  };
  terminal.interrupted.addEventListener('abort', stop, { once: true });
  terminal.interruptedTwice.addEventListener('abort', abandon, { once: true });
  if (terminal.interrupted.aborted) stop();
  let timer: { cancel(): void } | undefined;
  const line = (): string => progressLine(run.snapshot(), terminal.columns?.());
  const show = (): void => {
    terminal.err(`\r${line()}\u001b[K`);
    timer = systemClock.after(PROGRESS_MS, show);
  };
  if (terminal.isTerminal) show();
  return () => {
    timer?.cancel();
    if (terminal.isTerminal) terminal.err(`\r${line()}\u001b[K\n`);
    terminal.interrupted.removeEventListener('abort', stop);
    terminal.interruptedTwice.removeEventListener('abort', abandon);
  };
}

function exitCode(run: Run, result: RunResult, options: RunOptions, terminal: Terminal): number {
  const { state } = run.snapshot();
  if (terminal.interruptedTwice.aborted) return 130;
  if (state.type === 'ended' && state.reason.type === 'blocked') {
    const { kind, code, message, advice } = state.reason.problem;
    const next = restartAdvice(kind) ?? advice;
    terminal.err(`error: ${plainLine(code)}: ${plainLine(message)}\n${next}\n`);
    return 1;
  }
  let failed = false;
  for (const threshold of options.thresholds) {
    const value = metricOf(result, threshold.metric);
    if (value !== undefined && holds(threshold, value)) continue;
    failed = true;
    const { metric, op, limit } = threshold;
    const found = value === undefined ? withoutValue(metric) : `it is ${value}`;
    terminal.err(`threshold failed: ${metric} ${op} ${limit}, but ${found}\n`);
  }
  return failed ? 99 : 0;
}
