import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lawRuns } from '../../base/testing/law-runs.ts';
import { encodeBase64 } from '../../base/base64.ts';
import { ManualClock } from '../../base/manual-clock.ts';
import { MIB } from '../../kinesis/quotas-and-prices/quotas.ts';
import { createService, type SimulatedService } from '../service/service.ts';
import { createHandler } from './handler.ts';
import { OPERATIONS } from './model/operations.ts';
import type { Shape, StructureShape } from './shape.ts';
import { jsonRequest, SIGNED } from './testing/double.ts';

/**
 * Whatever is sent, the answer is the service's own: a success or a 4xx, never a failure
 * of ours. Inputs are made from the shapes, right in most members and wrong in some.
 */
const ARN = 'arn:aws:kinesis:us-east-1:123456789012:stream/';

/** Values that are right somewhere: names of what exists, and their like. */
const KNOWN = [
  'orders',
  'absent',
  'shardId-000000000000',
  'shardId-000000000001',
  'shardId-000000000009',
  'shardId-',
  `${ARN}orders`,
  `${ARN}absent`,
  `${ARN}orders/consumer/fan:1`,
  'fan',
  '0',
  '1',
  '170141183460469231731687303715884105728',
  '340282366920938463463374607431768211455',
  '340282366920938463463374607431768211456',
  '49543463076548007577105092703039560359975228518395019266',
  '9'.repeat(129),
  'alias/aws/kinesis',
  '{"Version":"2012-10-17","Statement":[]}',
  '{',
  '',
  'AAAA',
];

const anything = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom<unknown>(...KNOWN));

function valueOf(shape: Shape): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'string':
      return shape.values === undefined
        ? fc.oneof(fc.constantFrom(...KNOWN), fc.string())
        : fc.constantFrom(...shape.values);
    case 'integer':
    case 'long':
      return fc.oneof(fc.integer({ min: 0, max: 20 }), fc.double(), fc.integer());
    case 'boolean':
      return fc.boolean();
    case 'blob':
      return fc.uint8Array({ maxLength: 20 }).map(encodeBase64);
    case 'timestamp':
      return fc.oneof(fc.double({ min: -1e12, max: 1e12 }), fc.integer(), fc.double());
    case 'list':
      return fc.array(member(shape.member), { maxLength: 3 });
    case 'map':
      return fc.dictionary(fc.string(), member(shape.value), { maxKeys: 3 });
    case 'structure':
      return structureOf(shape);
  }
}

/** Mostly of the shape, at times anything else. */
function member(shape: Shape): fc.Arbitrary<unknown> {
  return fc.oneof({ arbitrary: valueOf(shape), weight: 12 }, { arbitrary: anything, weight: 1 });
}

function structureOf(shape: StructureShape): fc.Arbitrary<unknown> {
  return fc.record(
    Object.fromEntries(shape.members.map(({ name, shape: inner }) => [name, member(inner)])),
    { requiredKeys: [] },
  );
}

const call = fc
  .constantFrom(...OPERATIONS.keys())
  .chain((operation) =>
    fc.tuple(
      fc.constant(operation),
      member(OPERATIONS.get(operation)?.input ?? { kind: 'structure', members: [] }),
    ),
  );

function setUp(clock: ManualClock): SimulatedService {
  const service = createService({
    clock,
    accountId: '123456789012',
    region: 'us-east-1',
    seed: 1,
    transitionMs: 5,
    limits: false,
    maxBytes: 16 * MIB,
  });
  service.seedStream('orders', 2);
  return service;
}

test('no sequence of calls makes the service fail', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 12 }), async (calls) => {
      const clock = new ManualClock();
      const service = setUp(clock);
      const bugs: unknown[] = [];
      const send = createHandler(service, { onBug: (thrown) => bugs.push(thrown) });
      const stop = new AbortController();
      for (const [operation, input] of calls) {
        const request = jsonRequest(operation, input ?? null, { signal: stop.signal });
        const response = await send(request);
        expect(bugs).toEqual([]);
        expect(response.status).toBeLessThan(500);
        await clock.advance(6);
      }
      stop.abort();
      service.close();
    }),
    { numRuns: lawRuns(400, 1500) },
  );
}, 120_000);

test('no bytes and no headers make the front end fail', async () => {
  const bugs: unknown[] = [];
  const service = setUp(new ManualClock());
  const send = createHandler(service, { onBug: (thrown) => bugs.push(thrown) });
  const header = fc.constantFrom(
    'application/x-amz-json-1.1',
    'application/x-amz-cbor-1.1',
    'application/json',
    'text/plain',
    '',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 200 }),
      header,
      fc.oneof(fc.constantFrom(...OPERATIONS.keys()), fc.string()),
      fc.oneof(fc.constant<string>(SIGNED.authorization), fc.string()),
      fc.string(),
      async (body, contentType, operation, authorization, query) => {
        const response = await send({
          method: 'POST',
          path: `/?${query}`,
          headers: {
            'content-type': contentType,
            'x-amz-target': `Kinesis_20131202.${operation}`,
            'x-amz-date': SIGNED['x-amz-date'],
            authorization,
          },
          body,
        });
        expect(response.status).toBeLessThan(500);
      },
    ),
    { numRuns: lawRuns(500, 2000) },
  );
  expect(bugs).toEqual([]);
});
