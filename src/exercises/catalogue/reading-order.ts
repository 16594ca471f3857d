import type { ExerciseInput } from '../file/schema.ts';

export const readingOrder: ExerciseInput = {
  version: 1,
  id: 'reading-order',
  title: 'In what order do I read?',
  goal: 'Say what sequence numbers promise within a shard and across shards, and ask for strict order.',
  minutes: 15,
  background: [
    'Each record gets a sequence number when it is stored. Within a shard they grow. Numbers of different shards say nothing about who was first.',
    'PutRecords sends up to 500 records in one call and does not promise their order. For strict order a producer sends one record at a time by PutRecord, and names the sequence number of the record before: SequenceNumberForOrdering.',
  ],
  terms: [
    {
      term: 'producer',
      meaning: 'A program that writes records into a stream.',
    },
  ],
  values: {
    stream: { type: 'name', prefix: 'order' },
    key: { type: 'key', prefix: 'account-' },
    count: { type: 'number', min: 40, max: 60 },
  },
  steps: [
    {
      id: 'create',
      title: 'Create a stream with 2 shards',
      text: ['On the Streams page create `[[stream]]` with 2 shards.'],
      page: '/streams',
      snippets: [{ label: 'Stream name', text: '[[stream]]' }],
      checks: [{ type: 'stream', name: '[[stream]]', openShards: { min: 2, max: 2 } }],
    },
    {
      id: 'both',
      title: 'Records in two shards',
      text: [
        'On the Workbench choose `[[stream]]` and the template below, keys Random, 50 records per second, and an end after 100 records.',
        'Then read shard 0000 and shard 0001 step by step on the Records page, each from TRIM_HORIZON.',
      ],
      page: '/',
      snippets: [{ label: 'Record template', text: '{"n":{{index}}}' }],
      checks: [
        {
          type: 'run',
          stream: '[[stream]]',
          settings: { 'keys.type': 'uuid', ordered: false },
          figures: { accepted: { min: 100 }, usedShards: { min: 2 } },
        },
        {
          type: 'walk',
          stream: '[[stream]]',
          position: 'TRIM_HORIZON',
          records: { min: 2 },
          shards: { min: 2 },
        },
      ],
      questions: [
        {
          id: 'gaps',
          text: 'Within one shard n goes up but skips numbers. Where are the others?',
          answer: {
            type: 'choice',
            right: 'other',
            options: [
              { id: 'lost', text: 'Lost' },
              { id: 'other', text: 'In the other shard' },
              { id: 'later', text: 'They come later' },
            ],
          },
        },
        {
          id: 'across',
          text: 'A record in shard 0000 has a smaller sequence number than one in shard 0001. Which was first?',
          answer: {
            type: 'choice',
            right: 'unknown',
            options: [
              { id: 'zero', text: 'The one in shard 0000' },
              { id: 'one', text: 'The one in shard 0001' },
              { id: 'unknown', text: 'Sequence numbers of two shards cannot tell' },
            ],
          },
          explain: 'Compare sequence numbers within a shard only.',
        },
      ],
      hints: ['“Step by step” is at the top right of the Records page.'],
    },
    {
      id: 'strict',
      title: 'Strict order',
      text: [
        'Run again: “One fixed key” `[[key]]`, an end after [[count]] records, and under “More options” tick “One record at a time, in order”.',
      ],
      page: '/',
      snippets: [{ label: 'Key', text: '[[key]]' }],
      checks: [
        {
          type: 'run',
          stream: '[[stream]]',
          settings: { ordered: true, 'keys.type': 'one', 'keys.key': '[[key]]' },
          figures: { accepted: { min: '[[count]]' }, usedShards: { min: 1, max: 1 } },
        },
      ],
      questions: [
        {
          id: 'call',
          text: 'Open the API log under the page. Which operation sent these records?',
          answer: { type: 'text', accept: ['PutRecord'] },
        },
        {
          id: 'price',
          text: 'What is the price of strict order?',
          answer: {
            type: 'choice',
            right: 'slow',
            options: [
              { id: 'slow', text: 'Speed: each record waits for the answer to the one before' },
              { id: 'retention', text: 'Records are kept for a shorter time' },
              { id: 'size', text: 'Records must be smaller' },
            ],
          },
        },
      ],
    },
  ],
};
