import { open, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { errorMessage } from '../../base/error-message.ts';
import { UsageError } from '../command.ts';

/** Before a long run, not after it, and without leaving a file. @throws UsageError */
export async function assertWritable(path: string): Promise<void> {
  try {
    if (await isSpecial(path)) return;
    const beside = besideOf(path);
    await (await open(beside, 'w')).close();
    await unlink(beside);
  } catch (thrown) {
    throw new UsageError(`--json: cannot write ${path}: ${errorMessage(thrown)}`);
  }
}

/** Writes beside the file and renames: whoever looks sees nothing, the old one or the new one. */
export async function writeResultFile(path: string, text: string): Promise<void> {
  if (await isSpecial(path)) {
    await writeFile(path, text);
    return;
  }
  const beside = besideOf(path);
  try {
    await writeFile(beside, text, { flush: true });
    await rename(beside, path);
  } catch (thrown) {
    await unlink(beside).catch(() => undefined);
    throw thrown;
  }
}

function besideOf(path: string): string {
  return `${path}.${process.pid}.tmp`;
}

/** A pipe or a device, such as /dev/stdout or /dev/null, must not be replaced by a file. */
async function isSpecial(path: string): Promise<boolean> {
  try {
    const there = await stat(path);
    if (there.isDirectory()) throw new Error('it is a folder');
    return !there.isFile();
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw thrown;
  }
}
