import { describe, expect, it } from 'vitest';
import { putCommand } from './put-command.ts';

describe('the command that puts a record again', () => {
  it('is plain for plain values', () => {
    expect(putCommand('orders', 'user-1', 'e30=')).toBe(
      'aws kinesis put-record --stream-name orders --partition-key user-1 --data e30=',
    );
  });

  it('lets no key run as a command', () => {
    expect(putCommand('orders', `a'; rm -rf $HOME #`, '')).toBe(
      `aws kinesis put-record --stream-name orders --partition-key 'a'\\''; rm -rf $HOME #' --data ''`,
    );
  });
});
