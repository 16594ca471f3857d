import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { encodeAggregate } from '../../kinesis/kpl.ts';
import { inspectData } from './inspect.ts';

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
