import type { Terminal } from './command.ts';

/** The real process. A closed pipe ends it quietly with 0, as Unix tools do. */
export function processTerminal(): Terminal {
  // The SDK's notice about the next Node would stand in every command's output.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    process.stderr.write(`error: ${error.code ?? error.name}: ${error.message}\n`);
    process.exit(1);
  });
  const first = new AbortController();
  const second = new AbortController();
  // A run whose messages nobody reads any more still has a result to write: it ends as by Ctrl-C.
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    first.abort();
  });
  const interrupt = (): void => {
    if (first.signal.aborted) second.abort();
    else first.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return {
    stdin: process.stdin,
    out: (text) =>
      new Promise((resolve) => {
        if (process.stdout.write(text)) resolve();
        else process.stdout.once('drain', resolve);
      }),
    err: (text) => {
      process.stderr.write(text);
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
