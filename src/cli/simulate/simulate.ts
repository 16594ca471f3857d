import { isIPv6 } from 'node:net';
import { errorMessage } from '../../base/error-message.ts';
import { openHttpDoor, type HttpDoor, type RequestLogEntry } from '../../simulator/http/server.ts';
import { createHandler } from '../../simulator/protocol/handler.ts';
import {
  createService,
  type SimulatedService,
  decodeSnapshotFile,
} from '../../simulator/service/service.ts';
import { type Command, type Terminal, UsageError } from '../command.ts';
import { aborted, listenError } from '../listening.ts';
import { settingsOf, type SimulateSettings, type StreamFlag } from './options.ts';
import { readFile } from 'node:fs/promises';
import { systemClock, type Clock } from '../../base/clock.ts';

const HELP = `usage: shardlab simulate [options]

A Kinesis Data Streams service on a port of this machine, with the quotas of the real
one. It speaks HTTP/1.1 and HTTP/2 without TLS. Point a client at it:

  shardlab simulate --stream orders:2
  aws --endpoint-url http://127.0.0.1:4567 kinesis list-streams

  --port N              0 takes any free port (4567)
  --host HOST           address to listen on (127.0.0.1)
  --allow-origin ORIGIN pages of this origin may call too; may be repeated; * is every page
  --allow-host NAME     this host name is answered too; may be repeated
  --region REGION       (us-east-1)
  --account DIGITS      twelve digits (123456789012)
  --stream NAME:SHARDS  a stream that is there from the start; may be repeated
  --no-limits           no quota is enforced but the sizes of records, calls and answers,
                        and the 5 minutes that an iterator and a subscription last
  --seed TEXT           the same seed gives the same faults and tokens (random)
  --load FILE           streams and records that the page exported
  --transition TIME     how long creating, deleting, resharding and registering take (500ms)
  --max-bytes N         records kept in memory; beyond it the oldest go (536870912)
  --verbose             a line for each request on standard error

Prints one line, "listening on http://HOST:PORT", when every stream is ACTIVE.
Pages of this machine may call, and no others: whoever may call can read, write and delete
every stream on the port. Ends on SIGINT or SIGTERM. Signatures must be there in form; they are not verified.
`;

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
  settings: SimulateSettings,
  terminal: Terminal,
): Promise<HttpDoor> {
  const handler = createHandler(service, {
    onBug: (thrown) => {
      terminal.err(
        `error: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : errorMessage(thrown)}\n`,
      );
    },
  });
  const { host, port, allowOrigins, allowHosts } = settings;
  try {
    return await openHttpDoor({
      handler,
      host,
      port,
      allowOrigins,
      allowHosts,
      ...(settings.verbose && {
        onRequest: (entry: RequestLogEntry) => {
          terminal.err(logLine(entry));
        },
      }),
    });
  } catch (thrown) {
    throw listenError(thrown, host, port);
  }
}

function logLine(entry: RequestLogEntry): string {
  const status = entry.status ?? 'cut';
  const error = entry.errorType === undefined ? '' : ` ${entry.errorType}`;
  return `${new Date().toISOString()} ${entry.method} ${entry.operation} ${status}${error} ${entry.bodyBytes} B ${entry.durationMs.toFixed(1)} ms\n`;
}

/**
 * Opens streams and records that a page exported.
 * @throws UsageError when the file is not there, is none of ours, or is damaged
 */
async function loadStreams(service: SimulatedService, path: string): Promise<void> {
  const decoded = decodeSnapshotFile(await read(path));
  if (!decoded.ok) throw new UsageError(`${path}: ${decoded.error}`);
  const restored = service.restore(decoded.value);
  if (!restored.ok) throw new UsageError(`${path}: ${restored.error}`);
}

async function read(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    throw new UsageError(
      code === 'ENOENT' ? `${path}: no such file` : `${path}: ${errorMessage(thrown)}`,
    );
  }
}

/** The real time, whose timers do not keep the process alive once all else is done. */
const quietClock: Clock = {
  ...systemClock,
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    timer.unref();
    return {
      cancel: () => {
        clearTimeout(timer);
      },
    };
  },
};
