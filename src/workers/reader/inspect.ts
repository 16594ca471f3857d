import { err, ok, type Result } from '../../base/result.ts';
import type { ServiceFailure } from '../../kinesis/errors/service-error.ts';
import { decodeData } from '../../reader/decode/decode.ts';
import { oneLineJson } from '../../reader/decode/json/json-pretty.ts';
import { jsonTexts } from '../../reader/decode/json/json-texts.ts';
import { lineOf } from '../../reader/decode/line.ts';
import { viewData, viewsFor } from '../../reader/decode/view.ts';
import { makeVisible, makeVisibleLine } from '../../reader/decode/visible.ts';
import { toReadRecords, type ReadRecord } from '../../reader/decode/read-record.ts';
import type { Source } from '../../reader/source.ts';
import type { RecordStore } from '../../reader/store/store.ts';
import type { DataInspection, DataOptions, RecordAddress } from './protocol.ts';

/** Parts of an aggregate, or log events, that are listed. */
const MOST_PARTS = 200;
const PART_CHARACTERS = 200;
const MESSAGE_CHARACTERS = 4096;

/** Decodes data and shows it one way. */
export function inspectData(data: Uint8Array, options: DataOptions): DataInspection {
  const decoded = decodeData(data, options.plan);
  const { steps, format, truncated, logs, parts } = decoded;
  const texts = format === 'ndjson' ? (jsonTexts(decoded.text ?? '') ?? []) : [];
  return {
    steps,
    format,
    truncated,
    dataBytes: data.length,
    decodedBytes: decoded.bytes.length,
    views: viewsFor(decoded),
    view: viewData(decoded, options.view, options.length),
    ...(logs !== undefined && {
      logs: {
        ...logs,
        logEvents: logs.logEvents.slice(0, MOST_PARTS).map((event) => ({
          ...event,
          message: makeVisible(event.message.slice(0, MESSAGE_CHARACTERS)),
        })),
      },
    }),
    logEventCount: logs?.logEvents.length ?? 0,
    jsonCount: texts.length,
    jsonTexts: texts
      .slice(0, MOST_PARTS)
      .map((text) => makeVisibleLine(oneLineJson(text).slice(0, PART_CHARACTERS))),
    partCount: parts.length,
    parts: parts.slice(0, MOST_PARTS).map((part) => ({
      partitionKey: makeVisibleLine(part.partitionKey),
      bytes: part.data.length,
      text: lineOf(part.data, PART_CHARACTERS),
    })),
  };
}

/** Reads one record from the stream itself: what a link leads to need not be held. */
export async function fetchRecord(
  source: Source,
  address: RecordAddress,
): Promise<Result<ReadRecord, ServiceFailure>> {
  const { shardId, sequenceNumber, subSequenceNumber } = address;
  const { signal } = new AbortController();
  const iterator = await source.getShardIterator(
    shardId,
    { type: 'AT_SEQUENCE_NUMBER', sequenceNumber },
    signal,
  );
  if (!iterator.ok) return iterator;
  const reply = await source.getRecords(iterator.value, 1, signal);
  if (!reply.ok) return reply;
  const found = toReadRecords(shardId, reply.value.records).find(
    (one) => one.sequenceNumber === sequenceNumber && one.subSequenceNumber === subSequenceNumber,
  );
  if (found !== undefined) return ok(found);
  return err({
    kind: 'not-found',
    name: 'RecordNotFound',
    message: `Shard ${shardId} has no record ${sequenceNumber}. It may have been trimmed after the retention period.`,
  });
}

/** Records looked at before others get a turn. */
const SLICE = 20_000;

/** The nearest held record with the same partition key, `step` −1 for before and 1 for after. */
export async function neighbourByKey(
  store: RecordStore,
  id: number,
  step: -1 | 1,
): Promise<number | undefined> {
  const key = store.has(id) ? store.view(id).key?.slice() : undefined;
  if (key === undefined) return undefined;
  for (let other = id + step, looked = 0; store.has(other); other += step, looked += 1) {
    if (sameBytes(store.view(other).key, key)) return other;
    if (looked % SLICE === SLICE - 1) await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return undefined;
}

function sameBytes(a: Uint8Array | undefined, b: Uint8Array): boolean {
  return a !== undefined && a.length === b.length && a.every((byte, i) => byte === b[i]);
}
