import type { ExerciseInput } from '../file/schema.ts';

export const kinesisOrSqs: ExerciseInput = {
  version: 1,
  id: 'kinesis-or-sqs',
  title: 'Kinesis or SQS?',
  goal: 'Choose between a stream and a queue, with reasons.',
  minutes: 15,
  background: [
    'SQS is a queue: a consumer takes a message, works on it and deletes it. After that nobody else gets it. A queue is for work to be done once.',
    'Kinesis is a stream: records stay until retention has passed, whoever reads them. Each reader keeps its own place. A stream is for facts that several programs read, in order.',
  ],
  terms: [
    { term: 'SQS', meaning: 'Amazon Simple Queue Service.' },
    { term: 'fan-out', meaning: 'Several consumers that each get everything.' },
  ],
  values: { stream: { type: 'name', prefix: 'queue' } },
  steps: [
    {
      id: 'twice',
      title: 'Reading takes nothing away',
      text: [
        'Create `[[stream]]` with 1 shard, and send it 20 records from the Workbench (“After a number of records” for Ends). On the Records page, “Step by step”, read the shard from TRIM_HORIZON. Then get a second iterator at TRIM_HORIZON, and read again.',
      ],
      page: '/streams',
      snippets: [{ label: 'Stream name', text: '[[stream]]' }],
      checks: [
        { type: 'run', stream: '[[stream]]', figures: { accepted: { min: 20 } } },
        {
          type: 'walk',
          stream: '[[stream]]',
          position: 'TRIM_HORIZON',
          records: { min: 20 },
          count: { min: 2 },
        },
      ],
      questions: [
        {
          id: 'sqs',
          text: 'A second consumer of an SQS queue, after the first deleted its 20 messages, gets how many?',
          answer: { type: 'number', value: 0 },
        },
      ],
      hints: ['Limit must be 20 or more, so that one answer can hold all.'],
    },
    {
      id: 'choose',
      title: 'Choose',
      text: ['For each task: a stream (Kinesis) or a queue (SQS)?'],
      questions: [
        {
          id: 'thumbnails',
          text: 'Make a thumbnail of each uploaded picture. Any worker may do any picture; a failed one is tried again later.',
          answer: {
            type: 'choice',
            right: 'sqs',
            options: [
              { id: 'kinesis', text: 'Kinesis' },
              { id: 'sqs', text: 'SQS' },
            ],
          },
          explain:
            'Work to be done once, by whoever is free. Each message can wait, fail and be retried by itself.',
        },
        {
          id: 'clicks',
          text: 'Clicks of a web shop feed a live dashboard, an archive and a fraud check, each at its own pace.',
          answer: {
            type: 'choice',
            right: 'kinesis',
            options: [
              { id: 'kinesis', text: 'Kinesis' },
              { id: 'sqs', text: 'SQS' },
            ],
          },
          explain: 'Three readers each get every record.',
        },
        {
          id: 'replay',
          text: 'Yesterday’s code had a bug. Run the last 20 hours of sensor values through the new one.',
          answer: {
            type: 'choice',
            right: 'kinesis',
            options: [
              { id: 'kinesis', text: 'Kinesis' },
              { id: 'sqs', text: 'SQS' },
            ],
          },
          explain: 'Records are still there: start again from a time. A queue has deleted them.',
        },
        {
          id: 'bursts',
          text: 'Some hundred jobs a day, at odd times. Capacity should cost nothing while there is no work.',
          answer: {
            type: 'choice',
            right: 'sqs',
            options: [
              { id: 'kinesis', text: 'Kinesis' },
              { id: 'sqs', text: 'SQS' },
            ],
          },
          explain: 'A queue is billed per request; a shard is billed per hour, busy or not.',
        },
      ],
    },
    {
      id: 'failure',
      title: 'When one record is bad',
      text: ['A consumer cannot work on one record: it is broken, and will always be.'],
      questions: [
        {
          id: 'blocked',
          text: 'It reads a Kinesis shard in order and tries until it succeeds. What happens to the records behind?',
          answer: {
            type: 'choice',
            right: 'wait',
            options: [
              { id: 'wait', text: 'They wait, and the iterator age grows' },
              { id: 'pass', text: 'They are read by another consumer' },
              { id: 'deleted', text: 'They are deleted' },
            ],
          },
          explain:
            'A poison pill blocks its shard. A queue moves a message that fails too often to a dead-letter queue.',
        },
      ],
    },
  ],
};
