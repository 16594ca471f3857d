import { expect, it } from 'vitest';
import { missingAction } from './missing-action.ts';

it.each([
  [
    'User: arn:aws:sts::1:assumed-role/R/S is not authorized to perform: kinesis:DescribeStreamSummary on resource: arn:aws:kinesis:us-east-1:1:stream/x because no identity-based policy allows the action',
    'kinesis:DescribeStreamSummary',
  ],
  ['not authorized to perform kms:Decrypt', 'kms:Decrypt'],
  ['Access denied', 'kinesis:ListShards'],
])('finds what is missing in %j', (message, action) => {
  expect(missingAction(message, 'ListShards')).toBe(action);
});
