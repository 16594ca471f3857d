import { encodeUtf8 } from '../../base/utf8.ts';
import { crc32 } from '../../base/crc32.ts';

/** Frames of `application/vnd.amazon.eventstream` (docs/kinesis.md#event-streams). */
export const EVENT_STREAM_TYPE = 'application/vnd.amazon.eventstream';

const STRING_HEADER = 7;
const PRELUDE = 8;
const CRC = 4;

/**
 * One frame: lengths, their CRC32, headers of type string, the payload, the CRC32 of all.
 * @param headers in the order in which they are written
 */
function frame(
  headers: readonly (readonly [name: string, value: string])[],
  payload: Uint8Array,
): Uint8Array {
  const fields = headers.map(([name, value]) => [encodeUtf8(name), encodeUtf8(value)] as const);
  const headerBytes = fields.reduce(
    (sum, [name, value]) => sum + 4 + name.length + value.length,
    0,
  );
  const total = PRELUDE + CRC + headerBytes + payload.length + CRC;
  const out = new Uint8Array(total);
  const view = new DataView(out.buffer);
  view.setUint32(0, total);
  view.setUint32(4, headerBytes);
  view.setUint32(PRELUDE, crc32(out, 0, PRELUDE));
  let at = PRELUDE + CRC;
  for (const [name, value] of fields) {
    out[at] = name.length;
    out.set(name, at + 1);
    at += 1 + name.length;
    out[at] = STRING_HEADER;
    view.setUint16(at + 1, value.length);
    out.set(value, at + 3);
    at += 3 + value.length;
  }
  out.set(payload, at);
  view.setUint32(total - CRC, crc32(out, 0, total - CRC));
  return out;
}

export function eventFrame(type: string, contentType: string, payload: Uint8Array): Uint8Array {
  return frame(
    [
      [':message-type', 'event'],
      [':event-type', type],
      [':content-type', contentType],
    ],
    payload,
  );
}

export function exceptionFrame(name: string, contentType: string, payload: Uint8Array): Uint8Array {
  return frame(
    [
      [':message-type', 'exception'],
      [':exception-type', name],
      [':content-type', contentType],
    ],
    payload,
  );
}
