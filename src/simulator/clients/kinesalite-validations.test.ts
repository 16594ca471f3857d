import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { decodeUtf8 } from '../../base/utf8.ts';
import { createHandler } from '../protocol/handler.ts';
import { bodyOf, DoubleService, jsonRequest } from '../protocol/testing/double.ts';

/**
 * kinesalite's checks were compared with the service itself: each wrong member, one at a
 * time and all at once, has to be refused with the same text by ours. What the API has
 * changed since 2020 is left out.
 */
interface Validations {
  readonly checkTypes: (input: unknown, types: unknown) => unknown;
  readonly checkValidations: (input: unknown, types: unknown, custom: unknown) => void;
}

const require = createRequire(import.meta.url);
const { checkTypes, checkValidations } = require('kinesalite/validations') as Validations;

const OPERATIONS = [
  'AddTagsToStream',
  'DecreaseStreamRetentionPeriod',
  'DeleteStream',
  'DescribeStream',
  'DescribeStreamSummary',
  'GetRecords',
  'GetShardIterator',
  'IncreaseStreamRetentionPeriod',
  'ListShards',
  'ListStreams',
  'ListTagsForStream',
  'MergeShards',
  'PutRecord',
  'PutRecords',
  'RemoveTagsFromStream',
  'SplitShard',
];

/** Members whose limits are others today. */
const CHANGED = new Set([
  'ListTagsForStream.Limit',
  'DecreaseStreamRetentionPeriod.RetentionPeriodHours',
  'IncreaseStreamRetentionPeriod.RetentionPeriodHours',
]);

const SCALARS: readonly unknown[] = [
  true,
  35,
  -1,
  0,
  1.5,
  1e12,
  null,
  'x',
  '',
  'a;b',
  'A'.repeat(300),
  'YWI=',
  'YR==',
  '12',
  'true',
];

const VALUES: readonly unknown[] = SCALARS.concat(
  [[], {}, ['a'], ['', 'b'], { a: 1 }, { a: 'b' }, { '': 'a' }, [{}], [[]], [1]],
  [[{ PartitionKey: '', Data: 'x' }], [{ PartitionKey: '', Data: '' }]],
  [[{ ExplicitHashKey: 'x' }, {}]],
  [Array.from({ length: 501 }, () => ({ PartitionKey: 'k', Data: '' }))],
);

interface Operation {
  readonly types: Readonly<Record<string, unknown>>;
  readonly custom?: unknown;
}

function theirs(operation: Operation, input: unknown): string {
  try {
    const typed = checkTypes(structuredClone(input), operation.types);
    checkValidations(typed, operation.types, operation.custom);
    return 'passed';
  } catch (thrown) {
    const { body } = thrown as { body?: unknown };
    return body === undefined ? 'crashed' : JSON.stringify(body);
  }
}

async function ours(operation: string, input: unknown): Promise<string> {
  const service = new DoubleService();
  const response = await createHandler(service)(jsonRequest(operation, input));
  return service.calls.length > 0 ? 'passed' : decodeUtf8(bodyOf(response));
}

test.each(OPERATIONS)('%s is checked as it was on AWS', async (name) => {
  const file = name.charAt(0).toLowerCase() + name.slice(1);
  const operation = require(`kinesalite/validations/${file}`) as Operation;
  const members = Object.keys(operation.types).filter((each) => !CHANGED.has(`${name}.${each}`));
  let compared = 0;
  for (const value of VALUES) {
    const inputs = [
      {},
      Object.fromEntries(members.map((member) => [member, value])),
      ...members.map((member) => ({ [member]: value })),
    ];
    for (const input of inputs) {
      const expected = theirs(operation, input);
      if (expected === 'crashed') continue;
      compared += 1;
      const got = await ours(name, input);
      expect({ input, said: got }).toEqual({ input, said: expected });
    }
  }
  expect(compared).toBeGreaterThan(50);
});
