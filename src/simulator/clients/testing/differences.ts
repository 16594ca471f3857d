import { REQUESTS } from './requests.ts';

export type PeerName = 'kinesalite' | 'kinesis-local';

/** Why another implementation answers otherwise than ours. Each is printed in docs/simulator.md. */
const REASONS = {
  wording:
    'kinesis-mock words its errors itself, and says InvalidArgumentException where AWS was seen to say ValidationException (docs/kinesis.md#validation-messages)',
  order:
    'it looks for the stream before it checks the request; AWS checks the form first (docs/kinesis.md#order-of-checks)',
  serialization:
    'it repeats the body in a text of its own; AWS was seen to answer without a text, or to name the Java class (docs/kinesis.md#serialization-errors)',
  crash: 'it fails with 500 and no body; a wrong request is the caller’s error, a 400',
  nulls:
    'it writes members that have no value as null, and EncryptionType always; AWS leaves both out (docs/kinesis.md#members-without-a-value)',
  target:
    'it takes an unknown target for a lack of permission; AWS was seen to say UnknownOperationException (docs/kinesis.md#unknown-operations-and-content-types)',
  path: 'it has routes; AWS does not look at the path, and refuses any method but POST',
  laxer: 'it takes what AWS was seen to refuse (docs/kinesis.md#refused-by-aws)',
  consequence: 'it had accepted an earlier row of this table that ours refuses',
  age: 'it is of 2020: operations, members and limits that came later are missing',
  'partition-key':
    'since September 2026 a stream may do without keys, so ours looks at the stream first; for a stream that needs one the answer is the same',
  'first-number': 'it takes no 0 to order by, with which clients begin; kinesalite does',
  quotes: 'it refuses what AWS takes, and the AWS CLI’s own tutorial sends (decision 0056)',
  'newer-text':
    'its text is of before October 2025, when records over 1 MiB came (the first table)',
  'closed-shard': 'it does not notice that the shard is closed (mhart/kinesalite#109)',
  'stream-arn': 'it leaves out the StreamARN, which the API has in this answer since 2023',
} as const;

export type Reason = keyof typeof REASONS;

/** Rows of the comparison whose answer is another, by implementation. All others are equal. */
export const DIFFERENCES: Readonly<Record<PeerName, Readonly<Record<string, Reason>>>> = {
  kinesalite: {
    'no partition key': 'partition-key',
    describe: 'age',
    'describe in short': 'age',
    'list streams': 'age',
    'list two shards by one': 'age',
    'order by a number that is no sequence number': 'laxer',
    'record of 1 MiB and a byte': 'newer-text',
    'read by an iterator in double quotes': 'quotes',
    'retention of two years': 'age',
    'split a closed shard': 'closed-shard',
    'read the parent to its end': 'age',
    'scale to double': 'age',
    'scale to more than double': 'age',
    limits: 'age',
  },
  'kinesis-local': {
    GET: 'path',
    'no body': 'serialization',
    'broken JSON': 'serialization',
    'JSON that is no object': 'serialization',
    'unknown operation': 'target',
    'another service': 'target',
    'half a signature': 'wording',
    'text for a number': 'serialization',
    'number for a text': 'serialization',
    'map for a list': 'serialization',
    'text for a list': 'serialization',
    'data that is not base64': 'crash',
    'data cut short': 'crash',
    'empty stream name': 'wording',
    'stream name with a blank': 'wording',
    'long stream name': 'wording',
    'no stream name': 'wording',
    'PutRecord of nothing': 'serialization',
    'PutRecords of no records': 'order',
    'PutRecords of 501': 'order',
    'long partition key': 'order',
    'empty partition key': 'order',
    'no partition key': 'serialization',
    'explicit hash key that is no number': 'order',
    'limit of zero': 'wording',
    'GetRecords limit of 10001': 'crash',
    'iterator of an unknown type': 'serialization',
    'no tags': 'order',
    'create no shards': 'wording',
    'describe an absent stream': 'wording',
    'put into an absent stream': 'wording',
    'delete an absent stream': 'wording',
    'garbage iterator': 'crash',
    'create again': 'wording',
    describe: 'nulls',
    'describe in short': 'nulls',
    'list streams': 'age',
    'list shards': 'nulls',
    'list shards of nothing': 'wording',
    'list shards by token and name': 'wording',
    'list two shards by one': 'nulls',
    'put a record': 'nulls',
    'put two records': 'nulls',
    'explicit hash key above the range': 'wording',
    'order by a number that is no sequence number': 'wording',
    'record of 1 MiB and a byte': 'wording',
    read: 'nulls',
    'iterator at a number of another shard': 'wording',
    'iterator at no sequence number': 'wording',
    'TRIM_HORIZON with a sequence number': 'laxer',
    'AT_TIMESTAMP with no time': 'wording',
    'AT_TIMESTAMP in the future': 'wording',
    'iterator of an absent shard': 'wording',
    'iterator of a shard by a wrong id': 'wording',
    'iterator of a shard by its number': 'wording',
    'iterator of an absent stream': 'wording',
    'first in order': 'first-number',
    'in the order of an older stream': 'nulls',
    'read by an iterator in double quotes': 'nulls',
    'tag with a percent sign': 'wording',
    'retention of an hour': 'wording',
    'retention of two years': 'wording',
    'increase to less': 'wording',
    'decrease to more': 'wording',
    'tag of a wrong character': 'wording',
    'split an absent shard': 'wording',
    'split at the start': 'laxer',
    split: 'consequence',
    'shards after the split': 'nulls',
    'split a closed shard': 'wording',
    'merge shards that are not neighbours': 'wording',
    'read the parent to its end': 'nulls',
    'scale to double': 'stream-arn',
    'scale to more than double': 'wording',
  },
};

/** The table of docs/simulator.md. */
export function differencesTable(): string {
  const cell = (peer: PeerName, name: string): string => DIFFERENCES[peer][name] ?? 'same';
  const rows = REQUESTS.filter(
    ({ name }) =>
      DIFFERENCES.kinesalite[name] !== undefined ||
      DIFFERENCES['kinesis-local'][name] !== undefined,
  ).map(({ name }) => `| ${name} | ${cell('kinesalite', name)} | ${cell('kinesis-local', name)} |`);
  const reasons = Object.entries(REASONS).map(([reason, text]) => `- **${reason}**: ${text}.`);
  return [
    '| request | kinesalite 3.3.3 | kinesis-local 0.6.2 |',
    '| --- | --- | --- |',
    ...rows,
    '',
    ...reasons,
  ].join('\n');
}
