import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../base/manual-clock.ts';
import { Sfc32 } from '../../base/random.ts';
import { encodeAggregate } from '../../kinesis/records/kpl.ts';
import { MemoryStream } from '../testing/memory-stream.ts';
import { verifyDelivery } from './verify-delivery.ts';
import type { DeliveryReceipt, VerifyOptions, VerifyReport } from './verify.ts';

const text = (data: Uint8Array): string => new TextDecoder().decode(data);
const utf8 = (value: string): Uint8Array => new TextEncoder().encode(value);
const digest = (key: string, data: Uint8Array): string => `${key}:${text(data)}`;

function world(shards: number): { clock: ManualClock; stream: MemoryStream } {
  const clock = new ManualClock();
  return { clock, stream: new MemoryStream(clock, new Sfc32(1), shards) };
}

function put(stream: MemoryStream, key: string, data: string): DeliveryReceipt {
  return { ...stream.put(key, utf8(data)), digest: digest(key, utf8(data)) };
}

async function verify(
  { clock, stream }: { clock: ManualClock; stream: MemoryStream },
  options: Partial<VerifyOptions> & { receipts: readonly DeliveryReceipt[] },
): Promise<VerifyReport> {
  const check = verifyDelivery(
    { incomplete: false, digest, ...options },
    { type: 'TRIM_HORIZON' },
    { source: stream, clock, random: new Sfc32(3) },
  );
  let over = false;
  void check.done.then(() => (over = true));
  for (let i = 0; i < 200 && !over; i += 1) await clock.advance(500);
  const report = await check.done;
  if (!report.ok) throw new Error(report.error);
  return report.value;
}

describe('verifying delivery', () => {
  it('counts exactly what is missing, whatever else is in the stream', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('ours', 'theirs', 'lost', 'split', 'twice'), { maxLength: 120 }),
        async (events) => {
          const here = world(2);
          const receipts: DeliveryReceipt[] = [];
          const count = { ours: 0, theirs: 0, lost: 0, twice: 0 };
          events.forEach((event, n) => {
            const key = `k${n % 13}`;
            if (event === 'split' && here.stream.open.length < 5)
              here.stream.split(here.stream.open[n % 2]?.shardId ?? '');
            if (event === 'split') return;
            count[event as keyof typeof count] += 1;
            if (event === 'theirs') put(here.stream, key, `other ${n}`);
            else if (event === 'lost')
              receipts.push({
                shardId: 'shardId-000000000000',
                sequenceNumber: String(10n ** 19n + BigInt(n)),
                digest: 'x',
              });
            else receipts.push(put(here.stream, key, `record ${n}`));
            if (event === 'twice') put(here.stream, key, `record ${n}`);
          });
          // Acceptance is not in the order of sequence numbers.
          const report = await verify(here, { receipts: receipts.toReversed() });
          expect(report).toMatchObject({
            outcome: count.lost === 0 ? 'complete' : 'missing',
            receipts: receipts.length,
            found: count.ours + count.twice,
            missing: count.lost,
            altered: 0,
            possibleDuplicates: count.twice,
            others: count.theirs,
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('takes an aggregate as the one record that it is, and looks inside for stamps', async () => {
    const here = world(1);
    const parts = ['a', 'b', 'a'].map((partitionKey) => ({ partitionKey, data: utf8('same') }));
    const data = encodeAggregate(parts);
    const stored = here.stream.put('a', data);
    const receipts = [{ ...stored, digest: digest('a', data) }];
    const complete = { outcome: 'complete', found: 1, others: 0 };
    expect(await verify(here, { receipts })).toMatchObject(complete);
    const stamp: VerifyOptions['stamp'] = (record) => `${record.partitionKey}${text(record.data)}`;
    expect(await verify(here, { receipts, stamp })).toMatchObject({ ...complete, duplicates: 1 });
    const other = [{ ...stored, digest: 'changed' }];
    expect(await verify(here, { receipts: other })).toMatchObject({
      outcome: 'missing',
      found: 0,
      altered: 1,
      missing: 0,
    });
  });

  it('counts stamps that come twice, tells why records are gone, and says when it cannot tell', async () => {
    const here = world(1);
    const gone = { shardId: 'shardId-000000000000', sequenceNumber: '5', digest: 'x' };
    const expired = { shardId: 'shardId-000000000077', sequenceNumber: '5', digest: 'x' };
    const receipts = [
      gone,
      expired,
      put(here.stream, 'a', 'run-1/1'),
      put(here.stream, 'a', 'run-1/2'),
    ];
    put(here.stream, 'a', 'run-1/2');
    put(here.stream, 'b', 'run-2/2');
    put(here.stream, 'b', 'run-1/3');
    const stamp: VerifyOptions['stamp'] = (record) =>
      text(record.data).startsWith('run-1/') ? text(record.data) : undefined;
    const report = await verify(here, { receipts, stamp });
    expect(report).toMatchObject({
      found: 2,
      missing: 2,
      missingBy: { trimmed: 1, 'shard-expired': 1, unknown: 0 },
      duplicates: 1,
      lostReplies: 1,
      others: 1,
      duplicateExamples: [{ identity: 'run-1/2' }],
    });
    expect(report.possibleDuplicates).toBeUndefined();
    expect(await verify(here, { receipts, incomplete: true })).toMatchObject({
      outcome: 'incomplete',
    });
  });

  it('says when the stream cannot be read', async () => {
    const { clock, stream } = world(1);
    const deps = { source: stream, clock, random: new Sfc32(3) };
    const options = { receipts: [], incomplete: false, digest };
    const check = verifyDelivery(options, { type: 'TRIM_HORIZON' }, deps);
    check.cancel();
    await clock.advance(100);
    expect(await check.done).toEqual({ ok: false, error: 'The check was cancelled.' });
  });
});
