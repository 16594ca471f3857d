import { plainText } from '../base/plain-text.ts';
import type { Terminal } from './command.ts';

/** A reader that left, and a terminal that was closed (its SIGHUP comes beside it). */
const NOBODY_READS = new Set(['EPIPE', 'EIO']);
/** A line that takes the place of the one before, as the progress line does. */
const IN_PLACE = { start: '\r', end: '\u001b[K' } as const;

/**
 * What goes to standard error, whoever wrote its parts: nothing in it that a terminal obeys,
 * but for what makes a line take the place of another.
 */
export function errorText(text: string): string {
  const { start, end } = IN_PLACE;
  const lineEnd = text.endsWith('\n') ? '\n' : '';
  const line = text.slice(0, text.length - lineEnd.length);
  if (!line.startsWith(start) || !line.endsWith(end)) return plainText(text);
  return `${start}${plainText(line.slice(start.length, -end.length))}${end}${lineEnd}`;
}

/** The real process. A closed pipe ends it quietly with 0, as Unix tools do. */
export function processTerminal(): Terminal {
  // The SDK's notice about the next Node would stand in every command's output.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (NOBODY_READS.has(error.code ?? '')) process.exit(0);
    process.stderr.write(errorText(`error: ${error.code ?? error.name}: ${error.message}\n`));
    process.exit(1);
  });
  const first = new AbortController();
  const second = new AbortController();
  // A run whose messages nobody reads any more still has a result to write: it ends as by Ctrl-C.
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (!NOBODY_READS.has(error.code ?? '')) throw error;
    first.abort();
  });
  const interrupt = (): void => {
    if (first.signal.aborted) second.abort();
    else first.abort();
  };
  // SIGHUP: the terminal was closed. Like the others it lets a run drain and write its result.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
  return {
    stdin: process.stdin,
    out: (text) =>
      new Promise((resolve) => {
        if (process.stdout.write(text)) resolve();
        else process.stdout.once('drain', resolve);
      }),
    err: (text) => {
      process.stderr.write(errorText(text));
    },
    env: process.env,
    isTerminal: process.stderr.isTTY,
    // Absent, whatever its type says, where it is no terminal.
    columns: (): number | undefined => process.stderr.columns,
    // Absent, whatever its type says, where it is a pipe or a file.
    outIsTerminal: Boolean(process.stdout.isTTY),
    utcOffsetMinutes: -new Date().getTimezoneOffset(),
    interrupted: first.signal,
    interruptedTwice: second.signal,
  };
}
