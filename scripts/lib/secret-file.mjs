import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Keeps a text in a file that only this user can read, as long as `task` runs. It is removed too
 * when the script is stopped by Ctrl-C or a signal.
 *
 * @param {string} text
 * @param {(path: string) => Promise<void>} task
 */
export async function withSecretFile(text, task) {
  const folder = await mkdtemp(join(tmpdir(), 'shardlab-secret-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const stop = (signal) => {
    remove();
    process.exit(128 + constants.signals[signal]);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.once(signal, stop);
  try {
    const path = join(folder, 'input.json');
    await writeFile(path, text, { mode: 0o600 });
    await task(path);
  } finally {
    for (const signal of signals) process.off(signal, stop);
    remove();
  }
}
