import { expect, test } from 'vitest';
import { toServiceFailure } from '../kinesis/failure.ts';
import { withoutToken } from './without-token.ts';

const TOKEN = 'IQoJb3JpZ2luX2VjE+Pv//wEaCXVzLWVhc3QtMSJ/==';
const MESSAGE = `The Canonical String for this request should have been\n'POST\n/\n\nhost:kinesis.us-east-1.amazonaws.com\nx-amz-security-token:${TOKEN}\nx-amz-target:Kinesis_20131202.ListStreams\n\nhost;x-amz-security-token;x-amz-target'`;

test('an echoed session token is cut out of an error, and nothing else', () => {
  const cut = withoutToken(MESSAGE);
  expect(cut).toBe(MESSAGE.replace(TOKEN, '(not shown)'));
  expect(withoutToken(JSON.stringify({ message: MESSAGE }))).toBe(JSON.stringify({ message: cut }));
  const slashes = JSON.stringify({ message: MESSAGE }).replaceAll('/', '\\/');
  expect(JSON.parse(withoutToken(slashes))).toEqual({ message: cut });
  expect(withoutToken('no token here')).toBe('no token here');
});

test('a failure’s message is without it', () => {
  const error = new Error(MESSAGE);
  error.name = 'InvalidSignatureException';
  const { message, kind } = toServiceFailure(error);
  expect(message).not.toContain(TOKEN);
  expect(kind).toBe('denied');
});
