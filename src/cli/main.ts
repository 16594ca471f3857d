import { errorMessage } from '../base/error-message.ts';
import { plainLine } from '../base/plain-text.ts';
import { own } from '../base/own.ts';
import { UsageError, type Command } from './command.ts';
import { processTerminal } from './process-terminal.ts';

/** Loaded one at a time: `shardlab render` must not pay for the AWS SDK. */
const COMMANDS: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  evidence: () => import('./exercise/evidence.ts'),
  exercise: () => import('./exercise/exercise.ts'),
  render: () => import('./render/render.ts'),
  run: () => import('./run/run.ts'),
  serve: () => import('./serve/serve.ts'),
  simulate: () => import('./simulate/simulate.ts'),
  tail: () => import('./tail/tail.ts'),
};

/** The exit code after a second Ctrl-C. */
const ABANDONED = 130;

async function help(): Promise<string> {
  const lines = await Promise.all(
    Object.entries(COMMANDS).map(async ([name, load]) => {
      const { command } = await load();
      return `  ${name.padEnd(16)}${command.summary}\n`;
    }),
  );
  return `usage: shardlab COMMAND [options]\n\n${lines.join('')}\nshardlab COMMAND --help tells more.\n`;
}

/** An error of the system has its code as its name. */
function nameOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'Error';
  return 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : thrown.name;
}

async function main(args: readonly string[]): Promise<number> {
  const terminal = processTerminal();
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') {
    await terminal.out(await help());
    return 0;
  }
  const load = name === undefined ? undefined : own(COMMANDS, name);
  if (load === undefined) {
    terminal.err(
      name === undefined ? await help() : `error: no command "${name}"\n${await help()}`,
    );
    return 2;
  }
  const { command } = await load();
  if (rest.includes('--help') || rest.includes('-h')) {
    await terminal.out(command.help);
    return 0;
  }
  try {
    return await command.run(rest, terminal);
  } catch (thrown) {
    if (thrown instanceof UsageError) {
      terminal.err(`error: ${thrown.message}\nshardlab ${name} --help tells more.\n`);
      return 2;
    }
    terminal.err(`error: ${plainLine(nameOf(thrown))}: ${plainLine(errorMessage(thrown))}\n`);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
// Abandoned: what is still on its way, such as a call without an answer, keeps nobody waiting.
if (process.exitCode === ABANDONED) process.exit();
