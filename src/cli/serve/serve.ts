import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { resolve } from 'node:path';
import { UsageError, type Command, type Terminal } from '../command.ts';
import { expectPositionals, integerFlag, parseFlags } from '../flags/flags.ts';
import { aborted, listenError } from '../listening.ts';
import { serve } from './server.ts';

const HOST = '127.0.0.1';
const DEFAULT_PORT = 4173;

const HELP = `usage: shardlab serve [options]
       npm start -- [options]          in a clone of the repository

Serves the Shardlab page on this machine: open the address that it prints in a browser.
No other machine can reach it.

  --port N          port on ${HOST}; 0 takes any free port (${DEFAULT_PORT})
  --connect ORIGIN  the page may call this origin too, such as https://kinesis.example.org;
                    may be repeated

Prints one line, "listening on http://HOST:PORT/", when the page can be opened.
Ends on SIGINT or SIGTERM.
`;

const FLAGS = {
  port: { type: 'string' },
  connect: { type: 'string', multiple: true },
} as const;

/** The built page: it lies beside the folder of the command line, whose chunks lie one deeper. */
const PAGE = resolve(import.meta.dirname, '../../web');

export const command: Command = {
  summary: 'the Shardlab page on a port of this machine',
  help: HELP,
  async run(args, terminal) {
    const { flags, positionals } = parseFlags(args, FLAGS);
    expectPositionals(positionals, 0, 0, '');
    const port = integerFlag('port', flags.port ?? String(DEFAULT_PORT), 0, 65_535);
    if (!existsSync(PAGE)) {
      throw new Error(`the built page is not in ${PAGE}: npm run build makes it`);
    }
    const server = await open(port, flags.connect.map(connectFlag), terminal);
    await terminal.out(`listening on http://${HOST}:${portOf(server, port)}/\n`);
    await aborted(terminal.interrupted);
    server.close();
    server.closeAllConnections();
    return 0;
  },
};

/** @throws UsageError for what is not an origin */
export function connectFlag(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const origin = `${url?.protocol}//${url?.host}`;
  // A host name may hold `;` or `*`, which mean something else in the page's security policy.
  if (!/^(?:https?|wss?):\/\/[a-z0-9._-]+(?::\d+)?$/.test(origin)) {
    throw new UsageError(
      `--connect: "${text}" is not an origin, such as https://kinesis.example.org`,
    );
  }
  return origin;
}

async function open(port: number, connect: readonly string[], terminal: Terminal): Promise<Server> {
  try {
    return await serve({
      root: PAGE,
      port,
      connect,
      onViolation: (line) => {
        terminal.err(`${line}\n`);
      },
    });
  } catch (thrown) {
    throw listenError(thrown, HOST, port);
  }
}

function portOf(server: Server, wanted: number): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : wanted;
}
