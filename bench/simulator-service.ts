/**
 * What the practice service itself costs, without a protocol: µs per record of PutRecords
 * (500 × 200 bytes, 200 shards, keys spread) and of reading the same records back.
 */
import { systemClock } from '../src/base/clock.ts';
import { encodeUtf8 } from '../src/base/utf8.ts';
import type { ApiObject } from '../src/simulator/operation.ts';
import { createService } from '../src/simulator/service/service.ts';

const SHARDS = 200;
const BATCH = 500;
const CALLS = 400;

function batch(round: number): ApiObject {
  return {
    StreamName: 'bench',
    Records: Array.from({ length: BATCH }, (_, i) => ({
      Data: encodeUtf8('x'.repeat(188)),
      PartitionKey: `key-${String(round * BATCH + i).padStart(8, '0')}`,
    })),
  };
}

/** CPU time rather than the clock's: other work on the machine does not count. */
function cpuMicros(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return user + system;
}

async function round(limits: boolean): Promise<{ put: number; get: number; bytes: number }> {
  const service = createService({
    clock: systemClock,
    accountId: '123456789012',
    region: 'us-east-1',
    seed: 1,
    transitionMs: 0,
    limits,
    maxBytes: 512 * 1024 * 1024,
  });
  service.seedStream('bench', SHARDS);
  const inputs = Array.from({ length: 20 }, (_, i) => batch(i));
  const start = process.cpuUsage();
  for (let i = 0; i < CALLS; i += 1)
    await service.call('PutRecords', inputs[i % inputs.length] as ApiObject);
  const put = cpuMicros(start) / (CALLS * BATCH);
  const readStart = process.cpuUsage();
  let read = 0;
  for (const shard of service.account.streams.get('bench')?.open ?? []) {
    const { ShardIterator } = await service.call('GetShardIterator', {
      StreamName: 'bench',
      ShardId: shard.id,
      ShardIteratorType: 'TRIM_HORIZON',
    });
    const reply = await service.call('GetRecords', { ShardIterator });
    read += (reply['Records'] as readonly unknown[]).length;
  }
  const get = cpuMicros(readStart) / read;
  const bytes = service.account.storage.allocated / read;
  service.close();
  return { put, get, bytes };
}

for (const limits of [true, false]) {
  await round(limits);
  const runs: Awaited<ReturnType<typeof round>>[] = [];
  for (let i = 0; i < 5; i += 1) runs.push(await round(limits));
  const median = (pick: (run: (typeof runs)[number]) => number): string =>
    (runs.map(pick).toSorted((a, b) => a - b)[2] ?? 0).toFixed(2);
  process.stdout.write(
    `limits ${limits ? 'on' : 'off'}: PutRecords ${median((r) => r.put)} µs of CPU per record, GetRecords ${median((r) => r.get)} µs of CPU per record, ${median((r) => r.bytes)} bytes held per 200-byte record\n`,
  );
}
