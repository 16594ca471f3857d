import { encodeBase64 } from '../../base/base64.ts';
import { decodeUtf8Strict } from '../../base/utf8.ts';
import { csvRow } from '../../base/csv-row.ts';
import { oneLineJson } from '../decode/json/json-pretty.ts';
import { isJson } from '../decode/json/json-walk.ts';
import type { ReadRecord } from '../decode/read-record.ts';

/**
 * A record's data as a JSON value: its own JSON text as it stands, on one line and
 * with every digit; else a string; else its base64.
 */
function dataAsJson(data: Uint8Array): string {
  const text = decodeUtf8Strict(data);
  if (text === undefined) return `{"base64":${JSON.stringify(encodeBase64(data))}}`;
  return isJson(text) ? oneLineJson(text) : JSON.stringify(text);
}

/** A record as a line of JSON, as `shardlab tail` prints it. */
export function ndjsonLine(record: ReadRecord): string {
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

/** A record as an entry for a log store; `source` is stream and shard. */
export function entryLine(record: ReadRecord, stream: string): string {
  return (
    `{"timestamp":"${new Date(record.arrival).toISOString()}"` +
    `,"source":${JSON.stringify(`${stream}/${record.shardId}`)}` +
    `,"tag":${JSON.stringify(record.partitionKey ?? null)}` +
    `,"data":${dataAsJson(record.data)}}\n`
  );
}

export const CSV_HEADER =
  'shardId,sequenceNumber,subSequenceNumber,partitionKey,approximateArrivalTimestamp,encoding,data\r\n';

/**
 * A record as a line of CSV. Cells that a spreadsheet would run as formulas are made
 * harmless; data that is no text is in base64, and `encoding` says which it is.
 */
export function csvLine(record: ReadRecord): string {
  const text = decodeUtf8Strict(record.data);
  const row = csvRow([
    record.shardId,
    record.sequenceNumber,
    record.subSequenceNumber,
    record.partitionKey,
    new Date(record.arrival).toISOString(),
    text === undefined ? 'base64' : 'utf-8',
    text ?? encodeBase64(record.data),
  ]);
  return `${row}\r\n`;
}
