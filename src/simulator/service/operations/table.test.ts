import { expect, it } from 'vitest';
import { OPERATION_NAMES } from '../../../kinesis/operations.ts';
import { OPERATIONS } from './table.ts';

it('answers every operation of the API; SubscribeToShard is a stream of events', () => {
  expect([...OPERATIONS.keys(), 'SubscribeToShard'].toSorted()).toEqual([...OPERATION_NAMES]);
});
