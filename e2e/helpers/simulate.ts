import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

export interface Simulate {
  readonly url: string;
  stop(): Promise<void>;
}

/** Runs a copied `npx shardlab simulate …` line in a folder, on a port that is free. */
export async function startSimulate(line: string, folder: string): Promise<Simulate> {
  const words = line.trim().split(' ');
  if (words.slice(0, 3).join(' ') !== 'npx shardlab simulate') throw new Error(`not ours: ${line}`);
  const args = words.slice(2).map((word, i, all) => (all[i - 1] === '--port' ? '0' : word));
  const child = spawn(process.execPath, [resolve('dist/cli/shardlab.js'), ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [printed] = (await once(child.stdout, 'data')) as [Buffer];
  const url = /^listening on (\S+)\n$/.exec(printed.toString())?.[1];
  if (url === undefined) throw new Error(`it printed ${printed.toString()}`);
  return {
    url,
    async stop() {
      child.kill();
      await once(child, 'exit');
    },
  };
}
