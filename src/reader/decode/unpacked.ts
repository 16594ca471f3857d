import { decodeData } from './decode.ts';
import type { StepName } from './steps.ts';

const COMPRESSIONS: ReadonlySet<StepName> = new Set(['gzip', 'zlib', 'deflate', 'zstd']);

/**
 * What is in a record's data when it is compressed, as the record view shows it; else the data
 * itself. Base64 alone is a text like any other, and what does not unpack whole stays as it is.
 */
export function unpackedData(data: Uint8Array): Uint8Array {
  const { steps, bytes, truncated, parts } = decodeData(data);
  if (truncated || parts.length > 0 || !steps.some(({ name }) => COMPRESSIONS.has(name)))
    return data;
  return steps.some(({ problem }) => problem !== undefined) ? data : bytes;
}
