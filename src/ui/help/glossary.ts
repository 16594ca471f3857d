/** The words of the trade: two sentences each, shown by every Info link. */
export interface Term {
  readonly title: string;
  readonly text: readonly [string, string];
  /** Which picture explains it. */
  readonly picture: 'pipeline' | 'shards' | 'hash' | 'iterator' | 'throttle';
}

export const GLOSSARY = {
  producer: {
    title: 'Producer',
    text: [
      'A producer is a program that writes records into a stream; here it is the left column, which makes records from your template.',
      'It chooses a partition key for each record and sends up to 500 records in one PutRecords call.',
    ],
    picture: 'pipeline',
  },
  stream: {
    title: 'Stream',
    text: [
      'A stream keeps the records that producers write, for 24 hours unless you ask for more, so that any number of consumers can read them.',
      'It is divided into shards, and its capacity is the sum of theirs.',
    ],
    picture: 'pipeline',
  },
  shard: {
    title: 'Shard',
    text: [
      'A shard is one lane of the stream: it accepts 1,000 records and 1 MiB each second, whichever limit comes first.',
      'Order is kept within a shard, and not between shards.',
    ],
    picture: 'shards',
  },
  'partition-key': {
    title: 'Partition key',
    text: [
      'The partition key is a text that comes with every record and decides which shard the record goes to.',
      'Records with the same key always go to the same shard, so a single busy key can fill one shard while the others idle.',
    ],
    picture: 'hash',
  },
  hash: {
    title: 'Hash key',
    text: [
      'Kinesis takes the MD5 of the partition key, which gives a number from 0 to 2^128 − 1, and each shard owns a range of these numbers.',
      'The predicted share is how wide that range is for your keys; the actual share is what arrived.',
    ],
    picture: 'hash',
  },
  iterator: {
    title: 'Shard iterator',
    text: [
      'A shard iterator is a bookmark in one shard: GetRecords takes it and gives back records and the next bookmark.',
      'It is valid for five minutes, and each shard answers five GetRecords calls a second for all its readers together.',
    ],
    picture: 'iterator',
  },
  throttle: {
    title: 'Throttling',
    text: [
      'When a shard is over 1,000 records or 1 MiB in a second it refuses records one by one with ProvisionedThroughputExceededException.',
      'A refused record is not stored: the producer must send it again later, or it is lost.',
    ],
    picture: 'throttle',
  },
  rate: {
    title: 'Target, offered, accepted',
    text: [
      'Target is what you asked for; offered is what was sent to the stream, and accepted is what the stream acknowledged.',
      'When the three part, the badge above the chart says why: this browser, your in-flight limit, the network, or a shard at its limit.',
    ],
    picture: 'throttle',
  },
  accounts: {
    title: 'The accounts',
    text: [
      'Every record that was due is either generated or dropped, and every generated record is in exactly one of: accepted, gave up, failed, unconfirmed, waiting, in flight.',
      'Unconfirmed means that the answer was lost on the way, so nobody knows whether the record was stored.',
    ],
    picture: 'pipeline',
  },
} as const satisfies Record<string, Term>;

export type TermName = keyof typeof GLOSSARY;
