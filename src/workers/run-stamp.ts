import { stampOf } from '../load/records/stamp.ts';
import { inflate, sniffCompression } from '../reader/decode/compression/inflate.ts';
import type { ReadRecord } from '../reader/decode/read-record.ts';

/** The stamp of a record as one word, unpacked first when the run compressed it. */
export function stampWord({ data }: ReadRecord): string | undefined {
  const kind = sniffCompression(data);
  const unpacked = kind === undefined ? undefined : inflate(data, kind);
  const stamp = stampOf(unpacked?.ok === true ? unpacked.value.bytes : data);
  return stamp === undefined ? undefined : `${stamp.run}/${stamp.record}`;
}
