import { plainLine } from '../../base/plain-text.ts';
import { systemClock } from '../../base/clock.ts';
import { Sfc32 } from '../../base/random.ts';
import { createKinesisSource } from '../../connection/kinesis/kinesis-source.ts';
import { createNodeClient } from '../../connection/client/node-client.ts';
import { compileFilter } from '../../reader/filter.ts';
import { startReading, type Reader } from '../../reader/reader.ts';
import type { ReaderSnapshot } from '../../reader/snapshot.ts';
import {
  assertCheckpointWritable,
  NO_CHECKPOINT,
  readCheckpoint,
  writeCheckpoint,
} from './checkpoint-file.ts';
import { knownSource } from './checkpoint-identity.ts';
import { ReadTrouble } from './read-trouble.ts';
import type { Command, Terminal } from '../command.ts';
import { lineFormat } from './format.ts';
import { readAdvice } from './read-advice.ts';
import { tailOptions, type TailOptions } from './options.ts';
import { TailOutput } from './output.ts';

/** Nothing answered for so long: exit 1. The first answer is waited for less. */
const GIVE_UP_MS = 30_000;
const FIRST_ANSWER_MS = 5_000;
const LOOK_MS = 500;

const HELP = `usage: shardlab tail STREAM [options]

Prints the records of a stream, given by its name or its ARN: parents before children,
KPL aggregates opened, compressed data unpacked. Ends when it is caught up with every
shard, or goes on with --follow.

  --shard ID          only this shard; may be given again and again
  --from WHERE        TRIM_HORIZON (default), LATEST, an age such as 500ms, 12s, 5m
                      or 1h, an ISO time such as 2026-11-21T10:00:00Z, an epoch
                      time in seconds, or a sequence number (with one --shard)
  --limit N           end after N lines, all shards together
  --follow            go on at the tip, until Ctrl-C
  --filter FILTER     only records that contain a text, or where 'path op value'
                      holds: op is = != < > or ~ (contains), as in 'temp > 30';
                      @key, @shard, @sequence, @arrival and @size are the record's own
  --format FORMAT     ndjson (default), text, hex (a line of digits a record) or
                      entries (timestamp, source, tag, data)
  --raw               leave gzip, zlib, deflate and zstd as they are stored;
                      --filter looks into them all the same
  --checkpoint FILE   go on where FILE says, and keep it up to date
  --endpoint URL      a Kinesis-compatible port instead of AWS
  --region R          else that of the stream's ARN, AWS_REGION, us-east-1
  --help              this text
`;

export const command: Command = {
  summary: 'print the records of a stream',
  help: HELP,
  async run(args, terminal) {
    const startedAt = systemClock.epoch();
    const options = tailOptions(args, startedAt);
    const kept =
      options.checkpoint === undefined
        ? NO_CHECKPOINT
        : await readCheckpoint(options.checkpoint, options.stream.name);
    if (options.checkpoint !== undefined) await assertCheckpointWritable(options.checkpoint);
    const client = createNodeClient({
      endpoint: options.endpoint,
      region: options.stream.region,
      env: terminal.env,
    });
    const output = new TailOutput({
      terminal,
      line: lineFormat(options.format, {
        stream: options.stream.name,
        raw: options.raw,
        forTerminal: terminal.outIsTerminal === true,
        onDamage: ({ shardId, sequenceNumber }, damage) => {
          terminal.err(`${shardId} ${sequenceNumber} is damaged: ${damage}\n`);
        },
      }),
      accepts: options.filter === undefined ? () => true : compileFilter(options.filter),
      limit: options.limit,
      checkpoints: kept.shards,
    });
    const source = knownSource(
      createKinesisSource(client, options.stream.ref),
      kept,
      options.checkpoint ?? '',
    );
    const trouble = new ReadTrouble(systemClock, (line) => terminal.err(line));
    const reader = startReading(
      {
        shards: options.shards,
        from: options.from,
        checkpoints: kept.shards,
        // Whoever names shards gets those and no others.
        followChildren: options.shards === 'all',
        until: options.follow ? 'stopped' : 'tip',
        limit: options.filter === undefined ? Math.min(10_000, options.limit) : 10_000,
        giveUpAfterMs: GIVE_UP_MS,
        firstAnswerWithinMs: FIRST_ANSWER_MS,
        keep: 'nothing',
      },
      {
        source: trouble.watch(source),
        clock: systemClock,
        random: new Sfc32(startedAt),
        sink: async (records) => {
          await output.write(records);
          if (output.isFull) reader.stop();
        },
      },
    );
    let saved = '';
    const save = async (snapshot: ReaderSnapshot): Promise<void> => {
      if (options.checkpoint === undefined) return;
      const latestSince = options.from.type === 'LATEST' ? startedAt : undefined;
      const shards = output.checkpoints(snapshot, latestSince);
      const text = JSON.stringify(shards);
      if (text === saved) return;
      saved = text;
      await writeCheckpoint(options.checkpoint, options.stream.name, {
        shards,
        starts: source.starts,
      });
    };
    const look = (snapshot: ReaderSnapshot): Promise<void> => {
      trouble.tick();
      return save(snapshot);
    };
    try {
      return await finish(reader, terminal, options, look);
    } finally {
      client.destroy();
    }
  },
};

/**
 * Waits for the reader.
 * @param look called again and again, and at the end
 * @returns the exit code
 */
async function finish(
  reader: Reader,
  terminal: Terminal,
  options: TailOptions,
  look: (snapshot: ReaderSnapshot) => Promise<void>,
): Promise<number> {
  const stop = (): void => reader.stop();
  terminal.interrupted.addEventListener('abort', stop, { once: true });
  if (terminal.interrupted.aborted) stop();
  const abandoned = new Promise<'abandoned'>((resolve) => {
    terminal.interruptedTwice.addEventListener('abort', () => resolve('abandoned'), { once: true });
    if (terminal.interruptedTwice.aborted) resolve('abandoned');
  });
  for (;;) {
    let timer: { cancel(): void } | undefined;
    const tick = new Promise<'tick'>((resolve) => {
      timer = systemClock.after(LOOK_MS, () => resolve('tick'));
    });
    const event = await Promise.race([reader.done, tick, abandoned]);
    timer?.cancel();
    if (event === 'abandoned') {
      stop();
      return 130;
    }
    if (event !== 'tick') {
      terminal.interrupted.removeEventListener('abort', stop);
      await look(event);
      return report(event, terminal, options);
    }
    await look(reader.snapshot());
  }
}

function report(snapshot: ReaderSnapshot, terminal: Terminal, options: TailOptions): number {
  const failed = snapshot.shards.map((shard) => shard.state).find((one) => one.state === 'failed');
  const failure = snapshot.failure ?? failed;
  if (failure !== undefined) {
    terminal.err(`error: ${failure.name}: ${failure.message}\n${readAdvice(failure)}`);
    return 1;
  }
  if (options.shards === 'all') return 0;
  for (const { shardId, state } of snapshot.shards) {
    if (state.state === 'ended' && state.why === 'closed' && state.childShardIds.length > 0)
      terminal.err(
        `${plainLine(`${shardId} is closed; it goes on in ${state.childShardIds.join(', ')}`)}\n`,
      );
  }
  return 0;
}
