import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { Sfc32 } from '../../base/random.ts';
import { systemClock } from '../../base/clock.ts';
import { encodeAggregate } from '../../kinesis/records/kpl.ts';
import { findBySequence } from '../../reader/store/find-by-sequence.ts';
import { RecordStore } from '../../reader/store/store.ts';
import { MemoryStream } from '../../reader/testing/memory-stream.ts';
import { fetchRecord, inspectData, neighbourByKey } from './inspect.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

it('lists the first log events of a CloudWatch envelope, safe to draw, and counts them all', () => {
  const envelope = {
    messageType: 'DATA_MESSAGE',
    owner: '123456789012',
    logGroup: '/aws/lambda/x',
    logStream: 's',
    subscriptionFilters: ['f'],
    logEvents: Array.from({ length: 250 }, (_, i) => ({
      id: String(i),
      timestamp: 1440442987000 + i,
      message: i === 1 ? `\u202Eevil${'x'.repeat(10_000)}` : `event ${i}\n`,
    })),
  };
  const { logs, logEventCount, steps } = inspectData(
    new Uint8Array(gzipSync(JSON.stringify(envelope))),
    {},
  );
  expect(steps.map(({ name }) => name)).toEqual(['gzip']);
  expect(logEventCount).toBe(250);
  expect(logs?.logEvents).toHaveLength(200);
  expect(logs?.logEvents[0]).toEqual({ id: '0', timestamp: '1440442987000', message: 'event 0\n' });
  expect(logs?.logEvents[1]?.message).toMatch(/^⟨U\+202E⟩evilx{4000,}$/);
  expect(logs?.logEvents[1]?.message.length).toBeLessThan(4200);
});

it('lists the records of an aggregate that came packed, which the list of records leaves closed', () => {
  const records = Array.from({ length: 300 }, (_, i) => ({
    partitionKey: i === 0 ? 'a\nb' : `k${i}`,
    data: utf8(`{"n":${i}}`),
  }));
  const packed = utf8(gzipSync(encodeAggregate(records)).toString('base64'));
  const found = inspectData(packed, {});
  expect(found.partCount).toBe(300);
  expect(found.parts).toHaveLength(200);
  expect(found.parts.slice(0, 2)).toEqual([
    { partitionKey: 'a␊b', bytes: 7, text: '{"n":0}' },
    { partitionKey: 'k1', bytes: 7, text: '{"n":1}' },
  ]);
});

it('finds a held record by its place, and the ones before and after by the same key', async () => {
  const store = new RecordStore({ records: 50, bytes: 1024 * 1024 });
  store.append(
    Array.from({ length: 60 }, (_, n) => ({
      shardId: n % 2 === 0 ? 'a' : 'b',
      sequenceNumber: String(1000 + n),
      partitionKey: n === 59 ? undefined : `key-${n % 10}`,
      arrival: 0,
      data: Uint8Array.of(n),
    })),
  );
  expect(findBySequence(store, 'a', '1042')).toBe(42);
  expect(findBySequence(store, 'b', '1042')).toBeUndefined();
  expect(findBySequence(store, 'a', '1002')).toBeUndefined();
  expect(findBySequence(store, 'a', '1042', 0)).toBeUndefined();
  expect(await neighbourByKey(store, 42, 1)).toBe(52);
  expect(await neighbourByKey(store, 42, -1)).toBe(32);
  // The one before it fell out, and one without a key has none.
  expect(await neighbourByKey(store, 12, -1)).toBeUndefined();
  expect(await neighbourByKey(store, 52, 1)).toBeUndefined();
  expect(await neighbourByKey(store, 59, -1)).toBeUndefined();
});

it('reads the record of a link from the stream itself, alone or inside an aggregate', async () => {
  const stream = new MemoryStream(systemClock, new Sfc32(1), 1);
  stream.put('before', utf8('0'));
  const parts = ['one', 'two'].map((text) => ({ partitionKey: text, data: utf8(text) }));
  const { shardId, sequenceNumber } = stream.put('one', encodeAggregate(parts));
  const second = await fetchRecord(stream, { shardId, sequenceNumber, subSequenceNumber: 1 });
  expect(second).toMatchObject({ ok: true, value: { partitionKey: 'two', subSequenceNumber: 1 } });
  const third = await fetchRecord(stream, { shardId, sequenceNumber, subSequenceNumber: 2 });
  expect(third).toMatchObject({ ok: false, error: { name: 'RecordNotFound' } });
  expect(await fetchRecord(stream, { shardId, sequenceNumber: '7' })).toMatchObject({ ok: false });
});

it('several JSON texts in one record are counted, and the first of them listed', () => {
  const text = Array.from({ length: 300 }, (_, i) => `{"n":${i},\n"t":"a\u202eb"}`).join('');
  const found = inspectData(utf8(text), {});
  expect(found).toMatchObject({ format: 'ndjson', jsonCount: 300 });
  expect(found.jsonTexts).toHaveLength(200);
  expect(found.jsonTexts[1]).toBe('{"n":1,"t":"a⟨U+202E⟩b"}');
  expect(inspectData(utf8('{"n":1}'), {})).toMatchObject({
    jsonCount: 0,
    jsonTexts: [],
  });
});
