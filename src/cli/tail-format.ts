import { encodeBase64 } from '../base/base64.ts';
import { decodeUtf8, decodeUtf8Strict } from '../base/utf8.ts';
import { decodeData } from '../reader/decode/decode.ts';
import { toHex } from '../reader/decode/hex.ts';
import { oneLineJson } from '../reader/decode/json-pretty.ts';
import { isJson } from '../reader/decode/json-walk.ts';
import { makeVisible } from '../reader/decode/visible.ts';
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

/**
 * A record's data as a JSON value: its own JSON text as it stands, on one line and
 * with every digit; else a string; else its base64.
 */
export function dataAsJson(data: Uint8Array): string {
  const text = decodeUtf8Strict(data);
  if (text === undefined) return `{"base64":${JSON.stringify(encodeBase64(data))}}`;
  return isJson(text) ? oneLineJson(text) : JSON.stringify(text);
}

function ndjsonLine(record: ReadRecord): string {
  const sub = record.subSequenceNumber;
  return (
    `{"shardId":${JSON.stringify(record.shardId)}` +
    `,"sequenceNumber":${JSON.stringify(record.sequenceNumber)}` +
    (sub === undefined ? '' : `,"subSequenceNumber":${sub}`) +
    `,"partitionKey":${JSON.stringify(record.partitionKey ?? null)}` +
    `,"approximateArrivalTimestamp":"${new Date(record.arrival).toISOString()}"` +
    `,"data":${dataAsJson(record.data)}}\n`
  );
}

function entryLine(record: ReadRecord, stream: string): string {
  return (
    `{"timestamp":"${new Date(record.arrival).toISOString()}"` +
    `,"source":${JSON.stringify(`${stream}/${record.shardId}`)}` +
    `,"tag":${JSON.stringify(record.partitionKey ?? null)}` +
    `,"data":${dataAsJson(record.data)}}\n`
  );
}

/** For reading: unpacked, one record after the other. */
function textLine(record: ReadRecord, forTerminal: boolean): string {
  const decoded = decodeData(record.data);
  const text = decoded.text ?? decodeUtf8(decoded.bytes);
  const shown = forTerminal ? makeVisible(text) : text;
  return shown.endsWith('\n') ? shown : `${shown}\n`;
}
