import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeBase64 } from '../../base/base64.ts';
import { decodeUtf8, encodeUtf8 } from '../../base/utf8.ts';
import type { ApiObject } from '../operation.ts';
import { SIGNED } from '../protocol/testing/double.ts';
import { startSimulator, type RunningSimulator } from './testing/start.ts';

let simulator: RunningSimulator;

beforeAll(async () => {
  simulator = await startSimulator();
  simulator.service.seedStream('whole', 4);
});

afterAll(async () => {
  await simulator.stop();
  expect(simulator.bugs).toEqual([]);
});

const HEADERS = {
  'content-type': 'application/x-amz-json-1.1',
  'x-amz-target': 'Kinesis_20131202.PutRecords',
  ...SIGNED,
};

function putRecords(batch: number): string {
  return JSON.stringify({
    StreamName: 'whole',
    Records: Array.from({ length: 20 }, (_, i) => ({
      Data: encodeBase64(encodeUtf8(`${batch}/${i}`)),
      PartitionKey: `${batch}/${i}`,
    })),
  });
}

/** Sends a part of a request and hangs up. */
function hangUpAfter(share: number, body: string): Promise<void> {
  const head = Object.entries(HEADERS)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  const request = `POST / HTTP/1.1\r\nhost: a\r\n${head}content-length: ${body.length}\r\n\r\n${body}`;
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(simulator.url).port), '127.0.0.1', () => {
      socket.write(request.slice(0, Math.floor(request.length * share)), () => {
        socket.destroy();
      });
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve();
    });
  });
}

async function readAll(): Promise<string[]> {
  const { service } = simulator;
  const { Shards } = await service.call('ListShards', { StreamName: 'whole' });
  const all: string[] = [];
  for (const { ShardId } of Shards as readonly { ShardId: string }[]) {
    const { ShardIterator } = await service.call('GetShardIterator', {
      StreamName: 'whole',
      ShardId,
      ShardIteratorType: 'TRIM_HORIZON',
    });
    const { Records } = await service.call('GetRecords', { ShardIterator });
    for (const record of Records as readonly ApiObject[]) {
      all.push(decodeUtf8(record['Data'] as Uint8Array));
    }
  }
  return all.toSorted();
}

test('a stream holds just what was acknowledged, whatever else was sent at it', async () => {
  const abuse: Promise<unknown>[] = [];
  const acknowledged: string[] = [];
  for (let batch = 0; batch < 30; batch += 1) {
    const body = putRecords(batch);
    // A call whose body never comes whole stores nothing, not even its first records.
    abuse.push(hangUpAfter(0.3 + (batch % 7) / 10, putRecords(1000 + batch)));
    abuse.push(fetch(simulator.url, { method: 'POST', headers: HEADERS, body: body.slice(0, -9) }));
    const wrong = body.replace('"PartitionKey":"', '"PartitionKey":5,"x":"');
    abuse.push(fetch(simulator.url, { method: 'POST', headers: HEADERS, body: wrong }));
    const response = await fetch(simulator.url, { method: 'POST', headers: HEADERS, body });
    const { Records } = (await response.json()) as { Records: { SequenceNumber?: string }[] };
    Records.forEach(({ SequenceNumber }, i) => {
      if (SequenceNumber !== undefined) acknowledged.push(`${batch}/${i}`);
    });
  }
  await Promise.all(abuse);
  expect(acknowledged.length).toBe(600);
  expect(await readAll()).toEqual(acknowledged.toSorted());
});
