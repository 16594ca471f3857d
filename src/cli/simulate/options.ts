import { seedFromText } from '../../base/random.ts';
import { MIB } from '../../kinesis/quotas-and-prices/quotas.ts';
import { normalHost, normalOrigin } from '../../simulator/http/callers.ts';
import { UsageError } from '../command.ts';
import { durationFlag, expectPositionals, integerFlag, parseFlags } from '../flags/flags.ts';

const FLAGS = {
  port: { type: 'string' },
  host: { type: 'string' },
  'allow-origin': { type: 'string', multiple: true },
  'allow-host': { type: 'string', multiple: true },
  region: { type: 'string' },
  account: { type: 'string' },
  stream: { type: 'string', multiple: true },
  'no-limits': { type: 'boolean' },
  seed: { type: 'string' },
  load: { type: 'string' },
  transition: { type: 'string' },
  'max-bytes': { type: 'string' },
  verbose: { type: 'boolean' },
} as const;

const DEFAULT_PORT = 4567;
const DEFAULT_MAX_BYTES = 512 * MIB;
const DEFAULT_TRANSITION_MS = 500;

export interface SimulateSettings {
  readonly port: number;
  readonly host: string;
  /** Origins as browsers write them; `*`: every page. */
  readonly allowOrigins: readonly string[];
  readonly allowHosts: readonly string[];
  readonly region: string;
  readonly account: string;
  readonly streams: readonly StreamFlag[];
  readonly limits: boolean;
  readonly seed: number;
  readonly load: string | undefined;
  readonly transitionMs: number;
  readonly maxBytes: number;
  readonly verbose: boolean;
}

export interface StreamFlag {
  readonly name: string;
  readonly shards: number;
}

/** @throws UsageError for a flag that is unknown or wrong */
export function settingsOf(args: readonly string[]): SimulateSettings {
  const { flags, positionals } = parseFlags(args, FLAGS);
  expectPositionals(positionals, 0, 0, '');
  const region = flags.region ?? 'us-east-1';
  if (!/^[a-z][a-z0-9-]{0,62}$/.test(region)) {
    throw new UsageError(`--region: "${region}" is no name of a region`);
  }
  const account = flags.account ?? '123456789012';
  if (!/^\d{12}$/.test(account)) {
    throw new UsageError(`--account: "${account}" is not twelve digits`);
  }
  const host = flags.host ?? '127.0.0.1';
  if (host === '') throw new UsageError('--host: is empty');
  return {
    port: integerFlag('port', flags.port ?? String(DEFAULT_PORT), 0, 65_535),
    host,
    allowOrigins: flags['allow-origin'].map(originFlag),
    // The name that the ready line prints is one that clients will use.
    allowHosts: [...flags['allow-host'].map(hostFlag), normalHost(host) ?? host],
    region,
    account,
    streams: streamFlags(flags.stream),
    limits: flags['no-limits'] !== true,
    seed: seedFromText(flags.seed ?? crypto.randomUUID()),
    load: flags.load,
    transitionMs:
      flags.transition === undefined
        ? DEFAULT_TRANSITION_MS
        : durationFlag('transition', flags.transition),
    maxBytes:
      flags['max-bytes'] === undefined
        ? DEFAULT_MAX_BYTES
        : integerFlag('max-bytes', flags['max-bytes']),
    verbose: flags.verbose === true,
  };
}

function originFlag(text: string): string {
  const origin = text === '*' ? text : normalOrigin(text);
  if (origin === undefined) {
    throw new UsageError(`--allow-origin: "${text}" is not an origin, such as https://example.org`);
  }
  return origin;
}

function hostFlag(text: string): string {
  const host = normalHost(text);
  if (host === undefined) {
    throw new UsageError(`--allow-host: "${text}" is not a host name without a port`);
  }
  return host;
}

function streamFlags(texts: readonly string[]): StreamFlag[] {
  const streams = texts.map((text) => {
    const match = /^([a-zA-Z0-9_.-]{1,128}):(\d{1,5})$/.exec(text);
    const [, name, shards] = match ?? [];
    if (name === undefined || shards === undefined) {
      throw new UsageError(`--stream: "${text}" is not NAME:SHARDS, such as orders:2`);
    }
    return { name, shards: integerFlag('stream', shards, 1, 10_000) };
  });
  const names = new Set(streams.map(({ name }) => name));
  if (names.size < streams.length) throw new UsageError('--stream: a name is given twice');
  return streams;
}
