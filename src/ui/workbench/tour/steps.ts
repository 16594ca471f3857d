/** What the tour knows of the record that it follows. */
export interface TourRecord {
  readonly partitionKey: string;
  readonly data: string;
  /** MD5 of the key as a decimal hash key. */
  readonly hashKey: string;
  readonly predictedShard: string;
  readonly sent?: { readonly shardId: string; readonly sequenceNumber: string };
}

export interface TourStep {
  readonly title: string;
  /** A `data-tour` attribute of the part that is shown. */
  readonly target: 'template' | 'keys' | 'shards' | 'tail' | 'start';
  /** Which column must be in view on a narrow screen. */
  readonly column: 'producer' | 'stream' | 'consumers';
  text(record: TourRecord): string;
  /** The record is sent when this step is left. */
  readonly sends?: boolean;
}

/** One record's way through the page, a minute in all. */
export const STEPS: readonly TourStep[] = [
  {
    title: '1. A record is made',
    target: 'template',
    column: 'producer',
    text: ({ data }) =>
      `A record is some bytes: a run makes each one from this template. The tour's own record says ${data}`,
  },
  {
    title: '2. It gets a partition key',
    target: 'keys',
    column: 'producer',
    text: ({ partitionKey, hashKey }) =>
      `Our record's key is "${partitionKey}". Kinesis takes the MD5 of it, which is the number ${hashKey}.`,
    sends: true,
  },
  {
    title: '3. A shard stores it',
    target: 'shards',
    column: 'stream',
    text: ({ predictedShard, sent }) =>
      sent === undefined
        ? `Each shard owns a range of these numbers, so it will go to ${predictedShard}.`
        : `Each shard owns a range of these numbers. Predicted: ${predictedShard}. Stored: ${sent.shardId}, with sequence number ${sent.sequenceNumber}.`,
  },
  {
    title: '4. A consumer reads it',
    target: 'tail',
    column: 'consumers',
    text: () =>
      'The live tail asks each shard for new records once a second, with a shard iterator. Our record is there, decoded.',
  },
  {
    title: '5. Now with pressure',
    target: 'start',
    column: 'producer',
    text: () =>
      'Press Start for 1,000 records a second. A shard accepts 1,000 records and 1 MiB a second: raise the rate above that, with one fixed key, and see it throttle.',
  },
];
