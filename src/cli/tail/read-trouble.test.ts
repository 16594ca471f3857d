import { afterAll, beforeAll, expect, it } from 'vitest';
import { ManualClock } from '../../base/manual-clock.ts';
import { err, ok } from '../../base/result.ts';
import type { ServiceFailure } from '../../kinesis/errors/service-error.ts';
import type { RecordsReply, Source } from '../../reader/source.ts';
import { startSimulator, type RunningSimulator } from '../../simulator/clients/testing/start.ts';
import { ReadTrouble } from './read-trouble.ts';
import { command as tail } from './tail.ts';
import { startFront } from '../testing/front.ts';
import { screen } from '../testing/screen.ts';

let simulator: RunningSimulator;

beforeAll(async () => {
  simulator = await startSimulator();
  simulator.service.seedStream('busy', 1);
});

afterAll(async () => {
  await simulator.stop();
});

it.each([
  ['ListShards', 'LimitExceededException', 'the list of shards'],
  ['GetRecords', 'ProvisionedThroughputExceededException', 'shardId-000000000000'],
  ['GetRecords', 'ExpiredIteratorException', 'shardId-000000000000'],
  ['GetShardIterator', 'ThrottlingException', 'shardId-000000000000'],
])(
  'tail says within 5 s that %s meets nothing but %s',
  async (operation, name, what) => {
    const front = await startFront(simulator.url, (one) =>
      one === operation
        ? { status: 400, body: JSON.stringify({ __type: name, message: 'not now' }) }
        : undefined,
    );
    const shown = screen();
    const ended = tail.run(['busy', '--endpoint', front.url], shown.terminal);
    const since = Date.now();
    while (shown.err === '' && Date.now() - since < 5000)
      await new Promise((resolve) => setTimeout(resolve, 50));
    shown.interrupt.abort();
    await ended;
    await front.stop();
    expect(shown.err).toMatch(
      new RegExp(`^${what}: no answer but errors for [34] s, trying again. ${name}: not now\n`),
    );
  },
  20_000,
);

const THROTTLED = { kind: 'throttled', name: 'Slow', message: 'down' } as const;
const EMPTY: RecordsReply = {
  records: [],
  nextIterator: 'i',
  millisBehindLatest: 0,
  childShardIds: [],
};

it('speaks of a shard again every 30 s, and once when it is read again', async () => {
  const clock = new ManualClock();
  const said: string[] = [];
  const trouble = new ReadTrouble(clock, (line) => said.push(line));
  const { signal } = new AbortController();
  let failure: ServiceFailure | undefined = THROTTLED;
  const source: Source = {
    listShards: () => Promise.resolve(ok([])),
    getShardIterator: () => Promise.resolve(ok('i')),
    getRecords: () => Promise.resolve(failure === undefined ? ok(EMPTY) : err(failure)),
    subscribeToShard: () => Promise.resolve(err(THROTTLED)),
  };
  const watched = trouble.watch(source);
  await watched.getShardIterator('shard', { type: 'LATEST' }, signal);
  for (let second = 0; second < 70; second += 1) {
    await watched.getRecords('i', 1, signal);
    trouble.tick();
    await clock.advance(1000);
  }
  expect(said.map((line) => /for (\d+) s/.exec(line)?.[1])).toEqual(['3', '33', '63']);
  failure = undefined;
  await watched.getRecords('i', 1, signal);
  await watched.getRecords('i', 1, signal);
  trouble.tick();
  expect(said.slice(3)).toEqual(['shard: reading again\n']);
});
