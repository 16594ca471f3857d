import { shardIdOf } from '../../kinesis/shards/shard-id.ts';
import { parseFilter, type Filter } from '../../reader/filter.ts';
import type { StartingPosition } from '../../reader/source.ts';
import { UsageError } from '../command.ts';
import {
  streamChoice,
  type StreamChoice,
  choiceFlag,
  expectPositionals,
  integerFlag,
  parseFlags,
  durationMs,
} from '../flags/flags.ts';
import { TAIL_FORMATS, type TailFormat } from './format.ts';
import { MAX_DATE_MS } from '../../base/date-range.ts';

export interface TailOptions {
  readonly stream: StreamChoice;
  readonly shards: 'all' | readonly string[];
  readonly from: StartingPosition;
  readonly limit: number;
  readonly follow: boolean;
  readonly filter: Filter | undefined;
  readonly format: TailFormat;
  /** Leaves records as they are stored. */
  readonly raw: boolean;
  readonly checkpoint: string | undefined;
  readonly endpoint: string | undefined;
}

/**
 * @param now epoch ms
 * @throws UsageError
 */
export function tailOptions(args: readonly string[], now: number): TailOptions {
  const { flags, positionals } = parseFlags(args, {
    shard: { type: 'string', multiple: true },
    from: { type: 'string' },
    limit: { type: 'string' },
    follow: { type: 'boolean' },
    filter: { type: 'string' },
    format: { type: 'string' },
    raw: { type: 'boolean' },
    checkpoint: { type: 'string' },
    endpoint: { type: 'string' },
    region: { type: 'string' },
  });
  expectPositionals(positionals, 1, 1, 'STREAM');
  const stream = streamChoice(positionals[0] as string, flags.region);
  if (!/^[a-zA-Z0-9_.-]{1,128}$/.test(stream.name))
    throw new UsageError(`"${stream.name}" is not a stream name`);
  const shards = flags.shard.length === 0 ? 'all' : [...new Set(flags.shard.map(shardFlag))];
  const from = fromFlag(flags.from ?? 'TRIM_HORIZON', now);
  if (from.type === 'AT_SEQUENCE_NUMBER' && (shards === 'all' || shards.length !== 1))
    throw new UsageError(
      '--from with a sequence number needs one --shard; an epoch time is in seconds',
    );
  return {
    stream,
    shards,
    from,
    limit: flags.limit === undefined ? Infinity : integerFlag('limit', flags.limit, 1),
    follow: flags.follow === true,
    filter: flags.filter === undefined ? undefined : filterFlag(flags.filter),
    format: choiceFlag('format', flags.format ?? 'ndjson', TAIL_FORMATS),
    raw: flags.raw === true,
    checkpoint: flags.checkpoint,
    endpoint: flags.endpoint === undefined ? undefined : endpointFlag(flags.endpoint),
  };
}

/** A whole shard id, or just its number. */
function shardFlag(text: string): string {
  if (/^\d{1,12}$/.test(text)) return shardIdOf(Number(text));
  if (!/^[a-zA-Z0-9_.-]{1,128}$/.test(text))
    throw new UsageError(`--shard: "${text}" is not a shard id`);
  return text;
}

function filterFlag(text: string): Filter {
  const filter = parseFilter(text);
  if (!filter.ok) throw new UsageError(`--filter: ${filter.error}`);
  return filter.value;
}

export function endpointFlag(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw new UsageError(`--endpoint: "${text}" is not a URL such as http://127.0.0.1:4567`);
  return text;
}

/** Digits of an epoch time in seconds; those of AWS's sequence numbers are 56. */
const MOST_EPOCH_DIGITS = 11;

/**
 * Where reading begins: a position of the API, an age such as `5m`, an ISO time, an epoch time in
 * seconds with or without a fraction, or a sequence number.
 * @param now epoch ms, from which an age counts back
 * @throws UsageError
 */
function fromFlag(text: string, now: number): StartingPosition {
  if (text === 'TRIM_HORIZON' || text === 'LATEST') return { type: text };
  if (new RegExp(`^\\d{${MOST_EPOCH_DIGITS + 1},128}$`).test(text))
    return { type: 'AT_SEQUENCE_NUMBER', sequenceNumber: text };
  const timestamp = timeIn(text, now);
  if (timestamp === undefined)
    throw new UsageError(
      `--from: "${text}" is none of TRIM_HORIZON, LATEST, an age such as 5m, an ISO time, an epoch time in seconds, a sequence number`,
    );
  if (!(timestamp >= 0 && timestamp <= MAX_DATE_MS))
    throw new UsageError(`--from: "${text}" is out of range; give a time from 1970 on`);
  return { type: 'AT_TIMESTAMP', timestamp };
}

/** Epoch ms; `undefined` for what is no time at all. */
function timeIn(text: string, now: number): number | undefined {
  if (/^[+-]?\d+(\.\d*)?(e[+-]?\d+)?$/i.test(text)) return Math.round(Number(text) * 1000);
  const age = durationMs(text);
  if (age !== undefined) return now - age;
  if (!/^\d{4}-\d\d(-\d\d)?([T ].+)?$/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
