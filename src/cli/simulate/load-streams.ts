import { readFile } from 'node:fs/promises';
import { errorMessage } from '../../base/error-message.ts';
import { decodeSnapshotFile, type SimulatedService } from '../../simulator/service/service.ts';
import { UsageError } from '../command.ts';

/**
 * Opens streams and records that a page exported.
 * @throws UsageError when the file is not there, is none of ours, or is damaged
 */
export async function loadStreams(service: SimulatedService, path: string): Promise<void> {
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
