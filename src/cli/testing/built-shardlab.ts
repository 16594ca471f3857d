import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from '../../../e2e/peers/process.ts';

export interface ShardlabProcess {
  readonly child: ChildProcess;
  readonly output: { stdout: string; stderr: string };
  readonly exit: Promise<number | null>;
}

/** The command as a process: what only signals, pipes and exit codes can show. */
export interface BuiltShardlab {
  start(args: readonly string[], env?: Readonly<Record<string, string>>): ShardlabProcess;
  /** Ends what still runs. */
  kill(): void;
  remove(): Promise<void>;
}

/** @param name of the test, for a folder of its own */
export async function buildShardlab(name: string): Promise<BuiltShardlab> {
  const folder = join(ROOT, `node_modules/.cache/${name}-${process.pid}`);
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    publicDir: false,
    ssr: { target: 'node' },
    build: {
      ssr: true,
      outDir: folder,
      target: 'node20',
      rolldownOptions: { input: { shardlab: join(ROOT, 'src/cli/shardlab.ts') } },
    },
  });
  const children: ChildProcess[] = [];
  return {
    start(args, env = {}) {
      const child = spawn(process.execPath, [join(folder, 'shardlab.js'), ...args], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, ...env },
      });
      children.push(child);
      const output = { stdout: '', stderr: '' };
      child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
      return { child, output, exit: once(child, 'close').then(() => child.exitCode) };
    },
    kill() {
      for (const child of children.splice(0)) child.kill('SIGKILL');
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
