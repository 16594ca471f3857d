import fc from 'fast-check';
import { gunzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { lawRuns } from '../base/testing/law-runs.ts';
import { seedFromText, Sfc32 } from '../base/random.ts';
import { assert } from '../base/assert.ts';
import { decodeAggregate } from '../kinesis/records/kpl.ts';
import { decodeUtf8 } from '../base/utf8.ts';
import { ok } from '../base/result.ts';
import type { Fault } from './testing/failing-target.ts';
import { recordDigest } from './accounts/record-digest.ts';
import type { RunResult } from './result.ts';
import type { Run } from './run.ts';
import { harness, scenarioOf } from './testing/run-harness.ts';
import type { ScenarioInput } from './scenario.ts';
import type { OutgoingRecord } from './target.ts';
import { compileTemplateSource } from './records/template-source.ts';

const FAULTS: readonly Fault[] = [
  'none',
  'none',
  'none',
  '500',
  '503',
  'cut-before',
  'cut-after',
  'short',
  'hang',
  'entry-failure',
  'expired',
];

const retry = fc.constantFrom<NonNullable<ScenarioInput['retry']>>(
  { type: 'none' },
  { type: 'immediate', ttlMs: 3000 },
  { type: 'backoff', ttlMs: 4000 },
);

const keys = fc.constantFrom<NonNullable<ScenarioInput['keys']>>(
  { type: 'uuid' },
  { type: 'one', key: 'hot' },
  { type: 'n', count: 5 },
  { type: 'hash' },
  { type: 'shards' },
);

const text = decodeUtf8;

function userRecords({ data }: OutgoingRecord): readonly Uint8Array[] {
  return decodeAggregate(data)?.map((user) => user.data) ?? [data];
}

/** Each record tells its number first, and is a different one each time. */
const NUMBERED = `{{index}} {{key}} {{string.alpha({"length":{"min":1,"max":90}})}} ${'.'.repeat(900)}`;

/** What is told of each second adds up to what is told of the run. */
function expectSums(run: Run, result: RunResult): void {
  const { bytes, serviceP50Ms, serviceP99Ms } = run.windowColumns();
  // A run that was stopped before it began has no window, and one empty second.
  expect(bytes).toHaveLength(Math.max(1, result.windows.length));
  expect(bytes.reduce((sum, one) => sum + one, 0)).toBe(result.acceptedBytes);
  const heat = run.heat(0);
  for (let t = 0; t < heat.seconds; t += 1) {
    const ofShards = heat.shardIds.map((_, row) => heat.bytes[row * heat.seconds + t] ?? 0);
    expect(bytes[t]).toBe(ofShards.reduce((sum, one) => sum + one, 0));
  }
  const longest = result.latencyMs.service.max;
  result.windows.forEach(({ accepted }, t) => {
    const p50 = serviceP50Ms[t] ?? NaN;
    // A call may be answered, and all of it refused: but nothing is accepted without an answer.
    if (Number.isNaN(p50)) expect(accepted).toBe(0);
    else expect(p50).toBeLessThanOrEqual(serviceP99Ms[t] ?? NaN);
    expect(serviceP99Ms[t] ?? 0).not.toBeGreaterThan(longest);
  });
}

describe('whatever the service does', () => {
  it('the accounts add up at every tick, and say what was stored', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          seed: fc.nat(),
          rate: fc.integer({ min: 20, max: 3000 }),
          inFlight: fc.integer({ min: 1, max: 8 }),
          retry,
          keys,
          aggregate: fc.boolean(),
          gzip: fc.boolean(),
          ordered: fc.boolean(),
          stopAt: fc.option(fc.integer({ min: 0, max: 2000 })),
          limiter: fc.constantFrom('off', 'kpl', 'strict'),
        }),
        async ({ seed, stopAt, ...parts }) => {
          const { aggregate, gzip, ordered, retry } = parts;
          // One after another, each takes a tenth of a second.
          const rate = ordered ? Math.min(parts.rate, 30) : parts.rate;
          const random = new Sfc32(seed);
          const { target, run, advance, finish } = harness(
            {
              profile: { type: 'constant', rate },
              durationMs: 2000,
              inFlight: parts.inFlight,
              retry,
              keys: parts.keys,
              aggregate,
              gzip,
              ordered,
              limiter: parts.limiter as 'off',
              requestTimeoutMs: 1500,
            },
            {
              random,
              recordsPerSecond: 300,
              latencyMs: () => random.below(200),
              fault: () => FAULTS[random.below(FAULTS.length)] ?? 'none',
            },
            { onBlocked: 'end' },
          );
          Object.assign(target, { refreshCredentials: () => Promise.resolve(ok(undefined)) });
          if (stopAt !== null) {
            await advance(stopAt, 10);
            run.stop();
          }
          const result = await finish(120_000, 10);
          const { accounts } = run.snapshot();
          expect(accounts.waiting + accounts.inFlight).toBe(0);
          // Nothing is accepted that the service did not acknowledge, and no acknowledgement is lost.
          expect(result.kinesisRecords).toBe(target.acknowledged);
          expectSums(run, result);
          const stored = new Map<string, number>();
          for (const { record } of target.stored)
            for (const data of userRecords(record)) {
              const name = text(gzip ? gunzipSync(data) : data);
              stored.set(name, (stored.get(name) ?? 0) + 1);
            }
          // What is stored is accepted, or is called unconfirmed; what is stored twice had a lost reply.
          expect(stored.size).toBeGreaterThanOrEqual(result.accepted);
          expect(stored.size).toBeLessThanOrEqual(result.accepted + result.unconfirmed);
          const twice = [...stored.values()].filter((times) => times > 1).length;
          if (retry.type === 'none') expect(twice).toBe(0);
          expect(twice).toBeLessThanOrEqual(result.possibleDuplicates + result.unconfirmed);
        },
      ),
      { numRuns: lawRuns(15, 40) },
    );
  }, 120_000);

  it('a retry keeps its partition key and its data, and only failed entries are sent again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const random = new Sfc32(seed);
        const { target, finish } = harness(
          { total: 400, profile: { type: 'constant', rate: 400 }, retry: { type: 'backoff' } },
          { random, recordsPerSecond: 60, fault: () => (random.below(4) === 0 ? '503' : 'none') },
        );
        const result = await finish();
        const keyOf = new Map<string, string>();
        let sent = 0;
        for (const { records } of target.batches)
          for (const { data, partitionKey } of records) {
            sent += 1;
            const known = keyOf.get(text(data));
            if (known === undefined) keyOf.set(text(data), partitionKey);
            else expect(partitionKey).toBe(known);
          }
        expect(keyOf.size).toBe(400);
        expect(sent).toBe(400 + result.retried);
        expect(result.accepted).toBe(400);
        expect(target.stored).toHaveLength(400);
        expect(result.throttledAttempts).toBe(target.throttled);
      }),
      { numRuns: 10 },
    );
  });

  it('memory of a record is used again only when the record has its fate', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), retry, fc.boolean(), async (seed, retry, gzip) => {
        const random = new Sfc32(seed);
        const parts = { template: { text: NUMBERED }, seed, gzip, retry, keys: { type: 'uuid' } };
        const { target, run, finish } = harness(
          {
            ...(parts as Partial<ScenarioInput>),
            profile: { type: 'constant', rate: 1000 },
            durationMs: 2000,
            inFlight: 6,
            requestTimeoutMs: 700,
          },
          {
            random,
            recordsPerSecond: 200,
            latencyMs: () => random.below(300),
            fault: () => FAULTS[random.below(FAULTS.length - 1)] ?? 'none',
          },
          { compile: compileTemplateSource },
        );
        // A target that throws is a call without an answer, not a test that fails.
        const wrong: string[] = [];
        // The same records from a source of which none is let go.
        const { template } = scenarioOf(parts as Partial<ScenarioInput>);
        const like = await compileTemplateSource({
          template,
          keyTemplate: undefined,
          seed: seedFromText(String(seed)),
          gzip,
        });
        assert(like.ok, 'the template compiles');
        const look = ({ data, partitionKey }: OutgoingRecord): void => {
          const found = text(gzip ? gunzipSync(data) : data);
          const made = like.value.next(Number.parseInt(found, 10), 0, partitionKey, '');
          if (found !== text(made)) wrong.push(found);
        };
        const put = target.putRecords.bind(target);
        target.putRecords = async (records, signal) => {
          records.forEach(look);
          const reply = await put(records, signal);
          if (!signal.aborted) records.forEach(look);
          return reply;
        };
        const result = await finish();
        expect(wrong).toEqual([]);
        const stored = new Map(target.stored.map((one) => [one.sequenceNumber, one.record]));
        for (const { sequenceNumber, digest } of run.receipts) {
          const record = stored.get(sequenceNumber);
          assert(record !== undefined, 'a receipt is of a stored record');
          expect(digest).toBe(recordDigest(record.partitionKey, record.data));
        }
        expect(run.receipts.kept).toBe(result.accepted);
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it('a run that gets its answers needs the memory of what is in flight', async () => {
    const { target, finish } = harness(
      { template: { text: NUMBERED }, profile: { type: 'constant', rate: 5000 }, total: 20_000 },
      {},
      { compile: compileTemplateSource },
    );
    const memory = new Set<ArrayBufferLike>();
    const put = target.putRecords.bind(target);
    target.putRecords = (records, signal) => {
      for (const { data } of records) memory.add(data.buffer);
      return put(records, signal);
    };
    expect((await finish()).accepted).toBe(20_000);
    // 64 KiB each, and all the records have 20 MB.
    expect(memory.size).toBeLessThan(20);
  });

  it.each<[string, Fault, string]>([
    ['stored, then cut', 'cut-after', 'possibleDuplicates'],
    ['cut, never stored', 'cut-before', 'possibleDuplicates'],
    ['answered too short', 'short', 'possibleDuplicates'],
  ])(
    'a reply that was %s ends as a possible duplicate or as unconfirmed',
    async (_, fault, count) => {
      const faulty = (call: number): Fault => (call === 1 ? fault : 'none');
      const again = harness({ total: 50, retry: { type: 'backoff' } }, { fault: faulty });
      const mended = await again.finish();
      expect(mended.accepted).toBe(50);
      expect(mended[count as 'possibleDuplicates']).toBeGreaterThan(0);
      expect(mended.unconfirmed).toBe(0);
      const once = harness({ total: 50, retry: { type: 'none' } }, { fault: faulty });
      const lost = await once.finish();
      expect(lost.unconfirmed).toBeGreaterThan(0);
      expect(lost.unconfirmed + lost.accepted).toBe(50);
      expect(lost.possibleDuplicates).toBe(0);
    },
  );

  it('refreshes expired credentials once, then pauses and asks', async () => {
    let refreshed = 0;
    const { run, target, advance } = harness(
      {},
      { fault: () => (refreshed === 1 ? 'none' : 'expired') },
    );
    Object.assign(target, {
      refreshCredentials: () => {
        refreshed += 1;
        return Promise.resolve({ ok: true, value: undefined });
      },
    });
    await advance(2000);
    expect(refreshed).toBe(1);
    expect(run.snapshot().state.type).toBe('running');
    expect(run.snapshot().accounts.accepted).toBeGreaterThan(0);
    refreshed = 2;
    await advance(5000);
    const { state } = run.snapshot();
    assert(state.type === 'paused' && state.reason.type === 'blocked', 'it paused');
    expect(state.reason.problem.kind).toBe('expired-credentials');
    expect(state.reason.problem.advice).toContain('Sign in');
    expect(refreshed).toBe(3);
    run.abandon();
  });

  it('never holds more than the backlog bound, and drops in the open', async () => {
    const { run, advance } = harness(
      { profile: { type: 'constant', rate: 100_000 }, inFlight: 1 },
      { latencyMs: () => 1000 },
    );
    await advance(4000, 200);
    const { accounts } = run.snapshot();
    expect(accounts.waiting).toBeLessThanOrEqual(100_000);
    expect(accounts.dropped).toBeGreaterThan(100_000);
    expect(accounts.due).toBe(400_000);
    run.abandon();
  });

  it('two runs at once are two runs on one stream', async () => {
    const one = harness({ total: 100 });
    const two = harness({ total: 200 });
    expect((await one.finish()).accepted).toBe(100);
    expect((await two.finish()).accepted).toBe(200);
  });
});
