import { decodeUtf8 } from '../../base/utf8.ts';
import { decodeData, unpackedData } from '../../reader/decode/decode.ts';
import { toHex } from '../../reader/decode/hex.ts';
import { makeVisible } from '../../reader/decode/visible.ts';
import { entryLine, ndjsonLine } from '../../reader/export/lines.ts';
import type { ReadRecord } from '../../reader/decode/read-record.ts';

export const TAIL_FORMATS = ['ndjson', 'text', 'hex', 'entries'] as const;
export type TailFormat = (typeof TAIL_FORMATS)[number];

/** Makes the line of a record, line break included. */
export type LineFormat = (record: ReadRecord) => string;

export interface LineOptions {
  /** Its name, for formats that print it. */
  readonly stream: string;
  /** Data as it is stored; otherwise unpacked as the page does. */
  readonly raw: boolean;
  /** Whether control characters must not reach whoever looks. */
  readonly forTerminal: boolean;
  /** Hears of records whose compressed data is damaged, and is printed all the same. */
  readonly onDamage: (record: ReadRecord, damage: string) => void;
}

export function lineFormat(format: TailFormat, options: LineOptions): LineFormat {
  const line = storedLine(format, options);
  if (options.raw) return line;
  return (record) => {
    const { data, damage } = unpackedData(record.data);
    if (damage !== undefined) options.onDamage(record, damage);
    return line({ ...record, data });
  };
}

function storedLine(format: TailFormat, { stream, raw, forTerminal }: LineOptions): LineFormat {
  switch (format) {
    case 'ndjson':
      return ndjsonLine;
    case 'entries':
      return (record) => entryLine(record, stream);
    case 'hex':
      return (record) => `${toHex(record.data)}\n`;
    case 'text':
      return (record) => textLine(record, raw, forTerminal);
  }
}

/** For reading: one record after the other, text in base64 decoded too unless raw. */
function textLine({ data }: ReadRecord, raw: boolean, forTerminal: boolean): string {
  const { text, bytes } = raw ? { text: undefined, bytes: data } : decodeData(data);
  const whole = text ?? decodeUtf8(bytes);
  const shown = forTerminal ? makeVisible(whole) : whole;
  return shown.endsWith('\n') ? shown : `${shown}\n`;
}
