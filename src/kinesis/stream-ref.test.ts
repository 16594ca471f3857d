import { expect, it } from 'vitest';
import { parseStreamArn, streamInput } from './stream-ref.ts';

it.each([
  ['arn:aws:kinesis:eu-west-1:123456789012:stream/orders', 'eu-west-1', 'orders'],
  ['arn:aws-cn:kinesis:cn-north-1:123456789012:stream/a.b_c-D', 'cn-north-1', 'a.b_c-D'],
  ['arn:aws-us-gov:kinesis:us-gov-west-1:123456789012:stream/x', 'us-gov-west-1', 'x'],
])('reads region and name out of %s', (arn, region, name) => {
  expect(parseStreamArn(arn)).toEqual({ arn, region, account: '123456789012', name });
  expect(streamInput(arn)).toEqual({ StreamARN: arn });
});

it.each([
  'orders',
  'arn:aws:kinesis:eu-west-1:123456789012:stream/',
  'arn:aws:kinesis:eu-west-1:12345:stream/orders',
  'arn:aws:kinesis::123456789012:stream/orders',
  'arn:aws:firehose:eu-west-1:123456789012:deliverystream/orders',
  'arn:aws:kinesis:eu-west-1:123456789012:stream/orders/consumer/c:1234567890',
  `arn:aws:kinesis:eu-west-1:123456789012:stream/${'x'.repeat(129)}`,
  'arn:aws:kinesis:eu-west-1:123456789012:stream/orders\n',
])('takes %s for no StreamARN', (text) => {
  expect(parseStreamArn(text)).toBeUndefined();
});

it('names a stream by its name otherwise', () => {
  expect(streamInput('constructor')).toEqual({ StreamName: 'constructor' });
});
