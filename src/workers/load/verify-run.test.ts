import { PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { expect, it } from 'vitest';
import { systemClock } from '../../base/clock.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import { createNodeClient } from '../../connection/client/node-client.ts';
import { MAX_RECEIPTS, Receipts } from '../../load/accounts/receipts.ts';
import { startSimulator } from '../../simulator/clients/testing/start.ts';
import { verifyRun } from './verify-run.ts';
import { SequenceText } from '../../kinesis/sequence-numbers/sequence-digits.ts';

it('keeps no receipt past the cap, and then says that the run cannot be verified', async () => {
  const simulator = await startSimulator();
  simulator.service.seedStream('web', 1);
  const client = createNodeClient({
    endpoint: simulator.url,
    env: { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' },
  });
  const startedAt = Date.now();
  try {
    const data = encodeUtf8('{"n":1}');
    const { Records: [one] = [] } = await client.send(
      new PutRecordsCommand({
        StreamName: 'web',
        Records: [{ PartitionKey: 'k', Data: data }],
      }),
    );
    const run = { stream: 'web', startedAt, endedAt: Date.now(), stamp: undefined };
    const outcome = async (receipts: Receipts): Promise<unknown> =>
      (await verifyRun(client, systemClock, run, receipts).done) as unknown;

    const few = new Receipts();
    few.add(one?.ShardId ?? '', new SequenceText(one?.SequenceNumber ?? ''), 'k', data);
    expect(await outcome(few)).toMatchObject({
      ok: true,
      value: { outcome: 'complete', found: 1 },
    });
    // As when more were accepted after the last receipt that could be kept.
    const cut = Receipts.unpack({ ...few.pack(), full: true });
    expect(await outcome(cut)).toMatchObject({ value: { outcome: 'incomplete', found: 1 } });
  } finally {
    client.destroy();
    await simulator.stop();
  }
});

it('is full when the first record past the cap comes, and not before', () => {
  const last = new Receipts().pack();
  const receipts = Receipts.unpack({ ...last, kept: MAX_RECEIPTS });
  expect(receipts.full).toBe(false);
  receipts.add('shardId-000000000000', new SequenceText('1'), 'k', new Uint8Array());
  expect([receipts.full, receipts.kept]).toEqual([true, MAX_RECEIPTS]);
});
