import { Decompress } from 'fzstd';
import { CappedOutput, Enough } from './capped-output.ts';
import { xxh64 } from './checksums.ts';
import type { StreamPart } from './deflate.ts';

/** RFC 8878 asks decoders to support 8 MiB; a header may ask for 2 GiB of memory. */
const MAX_WINDOW_BYTES = 32 * 1024 * 1024;
const SKIPPABLE = 0x184d2a5;

const CHECKSUM_BYTES = 4;

/**
 * Unpacks the first frame of `data`, after any frames to be skipped. Its header is looked at
 * before it gets memory.
 * @throws when the data is not zstd, is cut off, or wants a larger window
 */
export function inflateFrame(data: Uint8Array, cap: number, isChecked: boolean): StreamPart {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  let at = 0;
  while (view.getUint32(at, true) >>> 4 === SKIPPABLE) at += 8 + view.getUint32(at + 4, true);
  const { end, hasChecksum } = frameEnd(view, at);
  if (end > data.length) throw new Error('the data is cut off');
  const length = Math.min(data.length, end + (hasChecksum ? CHECKSUM_BYTES : 0));
  const output = new CappedOutput(cap);
  // The decoder counts on a checksum, and does not look at it.
  const frame = new Uint8Array(end - at + CHECKSUM_BYTES);
  frame.set(data.subarray(at, end));
  try {
    new Decompress((part) => output.push(part)).push(
      frame.subarray(0, end - at + (hasChecksum ? CHECKSUM_BYTES : 0)),
      true,
    );
  } catch (thrown) {
    if (!(thrown instanceof Enough)) throw thrown;
    return { bytes: output.bytes(), length: data.length, truncated: true };
  }
  const bytes = output.bytes();
  const part = { bytes, length, truncated: false };
  if (!hasChecksum) return part;
  const given = length - end;
  if (given < CHECKSUM_BYTES)
    return {
      ...part,
      damage: `its checksum is cut off: ${given} of ${CHECKSUM_BYTES} bytes are there`,
    };
  const fits = !isChecked || BigInt(view.getUint32(end, true)) === (xxh64(bytes) & 0xffffffffn);
  return fits ? part : { ...part, damage: 'its checksum does not fit its data' };
}

/** Where the blocks of a frame end, by its header and block headers (RFC 8878 §3.1.1). */
function frameEnd(
  view: DataView,
  start: number,
): { readonly end: number; readonly hasChecksum: boolean } {
  if (view.getUint32(start, true) !== 0xfd2fb528) throw new Error('not a zstd frame');
  const descriptor = view.getUint8(start + 4);
  const singleSegment = (descriptor & 32) !== 0;
  const sizeFlag = descriptor >>> 6;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] as number;
  const sizeBytes = sizeFlag === 0 ? (singleSegment ? 1 : 0) : 1 << sizeFlag;
  const sizeAt = start + 5 + (singleSegment ? 0 : 1) + dictionaryBytes;
  const window = singleSegment
    ? contentSize(view, sizeAt, sizeBytes)
    : windowSize(view.getUint8(start + 5));
  if (window > MAX_WINDOW_BYTES)
    throw new Error(`the frame wants ${window} bytes of memory, more than ${MAX_WINDOW_BYTES}`);
  let at = sizeAt + sizeBytes;
  for (;;) {
    const header = view.getUint8(at) | (view.getUint8(at + 1) << 8) | (view.getUint8(at + 2) << 16);
    const isRepeated = ((header >>> 1) & 3) === 1;
    at += 3 + (isRepeated ? 1 : header >>> 3);
    if ((header & 1) === 1) break;
  }
  return { end: at, hasChecksum: (descriptor & 4) !== 0 };
}

function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >>> 3));
  return base + (base / 8) * (descriptor & 7);
}

function contentSize(view: DataView, at: number, bytes: number): number {
  if (bytes === 1) return view.getUint8(at);
  if (bytes === 2) return view.getUint16(at, true) + 256;
  if (bytes === 4) return view.getUint32(at, true);
  return Number(view.getBigUint64(at, true));
}
