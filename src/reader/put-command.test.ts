import { expect, it } from 'vitest';
import { putCommand } from './put-command.ts';

it('writes the command that puts a record again, and lets no key run as one', () => {
  const record = { partitionKey: "it's $(x)", data: new TextEncoder().encode('{"n":1}') };
  expect(putCommand(record, 'orders', 'us-east-1', 'http://127.0.0.1:4567')).toBe(
    "aws kinesis put-record --endpoint-url http://127.0.0.1:4567 --region us-east-1 --stream-name orders --partition-key 'it'\\''s $(x)' --cli-binary-format base64 --data eyJuIjoxfQ==",
  );
  const plain = { partitionKey: undefined, data: new Uint8Array() };
  expect(putCommand(plain, '-x', 'eu-west-1')).toBe(
    "aws kinesis put-record --region eu-west-1 --stream-name '-x' --cli-binary-format base64 --data ''",
  );
});
