import { decodeData } from './decode.ts';
import type { DecodeStep, StepName } from './steps.ts';

const COMPRESSIONS: ReadonlySet<StepName> = new Set(['gzip', 'zlib', 'deflate', 'zstd']);

export interface UnpackedData {
  readonly data: Uint8Array;
  /** What is wrong with compressed data that could be read all the same. */
  readonly damage?: string;
}

/**
 * What is in a record's data when it is compressed, as the record view shows it; else the data
 * itself. Base64 alone is a text like any other, and what does not unpack to its end stays as it is.
 */
export function unpackedData(data: Uint8Array): UnpackedData {
  const { steps, bytes, truncated, parts } = decodeData(data);
  const isCut = truncated || parts.length > 0 || steps.some(({ problem }) => problem !== undefined);
  if (isCut || !steps.some(({ name }) => COMPRESSIONS.has(name))) return { data };
  const damage = steps.flatMap(inWords).join('; ');
  return { data: bytes, ...(damage !== '' && { damage }) };
}

function inWords({ name, damage }: DecodeStep): string[] {
  return damage === undefined ? [] : [`${name}, ${damage}`];
}
