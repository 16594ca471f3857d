import { isIPv6 } from 'node:net';
import { errorMessage } from '../base/error-message.ts';
import { seedFromText } from '../base/random.ts';
import { MIB } from '../kinesis/quotas.ts';
import { openHttpDoor, type HttpDoor, type RequestLogEntry } from '../simulator/http/server.ts';
import { createHandler } from '../simulator/protocol/handler.ts';
import { createService, type SimulatedService } from '../simulator/service/service.ts';
import { UsageError, type Command, type Terminal } from './command.ts';
import { durationFlag, expectPositionals, integerFlag, parseFlags } from './flags.ts';
import { quietClock } from './quiet-clock.ts';
import { loadStreams } from './simulate-load.ts';

const HELP = `usage: shardlab simulate [options]

A Kinesis Data Streams service on a port of this machine, with the quotas of the real
one. It speaks HTTP/1.1 and HTTP/2 without TLS. Point a client at it:

  shardlab simulate --stream orders:2
  aws --endpoint-url http://127.0.0.1:4567 kinesis list-streams

  --port N              0 takes any free port (4567)
  --host HOST           address to listen on (127.0.0.1)
  --region REGION       (us-east-1)
  --account DIGITS      twelve digits (123456789012)
  --stream NAME:SHARDS  a stream that is there from the start; may be repeated
  --no-limits           no quota is enforced but the sizes of records, calls and answers
  --seed TEXT           the same seed gives the same faults and tokens (random)
  --load FILE           streams and records that the page exported
  --transition TIME     how long creating, deleting, resharding and registering take (500ms)
  --max-bytes N         records kept in memory; beyond it the oldest go (536870912)
  --verbose             a line for each request on standard error

Prints one line, "listening on http://HOST:PORT", when every stream is ACTIVE.
Ends on SIGINT or SIGTERM. Signatures must be there in form; they are not verified.
`;

const FLAGS = {
  port: { type: 'string' },
  host: { type: 'string' },
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

interface Settings {
  readonly port: number;
  readonly host: string;
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

interface StreamFlag {
  readonly name: string;
  readonly shards: number;
}

export const command: Command = {
  summary: 'a Kinesis service on a port of this machine, with its quotas',
  help: HELP,
  async run(args, terminal) {
    const settings = settingsOf(args);
    const service = createService({
      clock: quietClock,
      accountId: settings.account,
      region: settings.region,
      seed: settings.seed,
      transitionMs: settings.transitionMs,
      limits: settings.limits,
      maxBytes: settings.maxBytes,
    });
    try {
      if (settings.load !== undefined) await loadStreams(service, settings.load);
      seedStreams(service, settings.streams, terminal);
      const door = await open(service, settings, terminal);
      const host = isIPv6(settings.host) ? `[${settings.host}]` : settings.host;
      await terminal.out(`listening on http://${host}:${door.port}\n`);
      await aborted(terminal.interrupted);
      await door.stop();
      return 0;
    } finally {
      service.close();
    }
  },
};

function settingsOf(args: readonly string[]): Settings {
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

function seedStreams(
  service: SimulatedService,
  streams: readonly StreamFlag[],
  terminal: Terminal,
): void {
  for (const { name, shards } of streams) {
    if (service.account.streams.has(name)) {
      terminal.err(`stream ${name} came with the file; it is kept as it was saved\n`);
    } else service.seedStream(name, shards);
  }
}

async function open(
  service: SimulatedService,
  settings: Settings,
  terminal: Terminal,
): Promise<HttpDoor> {
  const handler = createHandler(service, {
    onBug: (thrown) => {
      terminal.err(
        `error: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : errorMessage(thrown)}\n`,
      );
    },
  });
  const { host, port } = settings;
  try {
    return await openHttpDoor({
      handler,
      host,
      port,
      ...(settings.verbose && {
        onRequest: (entry: RequestLogEntry) => {
          terminal.err(logLine(entry));
        },
      }),
    });
  } catch (thrown) {
    throw addressError(thrown, host, port);
  }
}

/** A taken or forbidden port, said in words that name it. */
function addressError(thrown: unknown, host: string, port: number): unknown {
  const { code } = thrown as NodeJS.ErrnoException;
  if (code === undefined) return thrown;
  const why = code === 'EADDRINUSE' ? 'is in use' : 'cannot be listened on';
  const error = new Error(`${host}:${port} ${why}`);
  error.name = code;
  return error;
}

function logLine(entry: RequestLogEntry): string {
  const status = entry.status ?? 'cut';
  const error = entry.errorType === undefined ? '' : ` ${entry.errorType}`;
  return `${new Date().toISOString()} ${entry.method} ${entry.operation} ${status}${error} ${entry.bodyBytes} B ${entry.durationMs.toFixed(1)} ms\n`;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else {
      signal.addEventListener(
        'abort',
        () => {
          resolve();
        },
        { once: true },
      );
    }
  });
}
