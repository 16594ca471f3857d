import { decodeUtf8 } from '../base/utf8.ts';
import { decodeData } from '../reader/decode/decode.ts';
import { toHex } from '../reader/decode/hex.ts';
import { makeVisible } from '../reader/decode/visible.ts';
import { entryLine, ndjsonLine } from '../reader/export/lines.ts';
import type { ReadRecord } from '../reader/read-record.ts';

export const TAIL_FORMATS = ['ndjson', 'text', 'hex', 'entries'] as const;
export type TailFormat = (typeof TAIL_FORMATS)[number];

/** Makes the line of a record, line break included. */
export type LineFormat = (record: ReadRecord) => string;

/** @param forTerminal whether control characters must not reach whoever looks */
export function lineFormat(format: TailFormat, stream: string, forTerminal: boolean): LineFormat {
  switch (format) {
    case 'ndjson':
      return ndjsonLine;
    case 'entries':
      return (record) => entryLine(record, stream);
    case 'hex':
      return (record) => `${toHex(record.data)}\n`;
    case 'text':
      return (record) => textLine(record, forTerminal);
  }
}

/** For reading: unpacked, one record after the other. */
function textLine(record: ReadRecord, forTerminal: boolean): string {
  const decoded = decodeData(record.data);
  const text = decoded.text ?? decodeUtf8(decoded.bytes);
  const shown = forTerminal ? makeVisible(text) : text;
  return shown.endsWith('\n') ? shown : `${shown}\n`;
}
