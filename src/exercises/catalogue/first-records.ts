import type { ExerciseInput } from '../file/schema.ts';

export const firstRecords: ExerciseInput = {
  version: 1,
  id: 'first-records',
  title: 'First records',
  goal: 'Put records into a stream, read them back call by call, and decode one by hand.',
  minutes: 15,
  background: [
    'A stream keeps records that one program writes, so that other programs can read them. It is divided into shards: each shard is a lane of its own, with an order of its own.',
    'To read, a program asks for a shard iterator, which is a bookmark in one shard. GetRecords takes the bookmark and gives back records and the next bookmark.',
  ],
  terms: [
    {
      term: 'partition key',
      meaning: 'A text that comes with each record and decides which shard it goes to.',
    },
    { term: 'record', meaning: 'A piece of data, up to 1 MiB, with a partition key.' },
    {
      term: 'base64',
      meaning:
        'A way to write any bytes with 64 harmless characters. The API sends data like that.',
    },
    { term: 'TRIM_HORIZON', meaning: 'The oldest record that the shard still has.' },
  ],
  values: {
    stream: { type: 'name', prefix: 'first' },
    limit: { type: 'number', min: 4, max: 9 },
    town: { type: 'pick', from: ['Oslo', 'Lima', 'Cairo', 'Quito', 'Delhi', 'Perth', 'Turin'] },
  },
  steps: [
    {
      id: 'create',
      title: 'Create a stream with 2 shards',
      text: [
        'On the Streams page press “Create stream”. Name it `[[stream]]`, give it 2 shards, and create it. Wait until its status is ACTIVE.',
      ],
      page: '/streams',
      snippets: [{ label: 'Stream name', text: '[[stream]]' }],
      checks: [{ type: 'stream', name: '[[stream]]', new: true, openShards: { min: 2, max: 2 } }],
      hints: [
        'The name must be exactly [[stream]]. It is made from your name, so it is yours alone.',
      ],
    },
    {
      id: 'put',
      title: 'Put 99 records',
      text: [
        'On the Workbench choose the stream `[[stream]]` (top left). Replace the record template by the one below.',
        'Under Rate choose “After a number of records” for Ends, and 99 records. Press Start, and wait for “Completed”.',
      ],
      page: '/',
      snippets: [{ label: 'Record template', text: '{"town":"[[town]]","n":{{index}}}' }],
      checks: [{ type: 'run', stream: '[[stream]]', figures: { accepted: { min: 99, max: 99 } } }],
      hints: [
        'The field Ends is in the Rate card. The field for the number appears beside it.',
        'Was it another number of records? Run again: any run of exactly 99 counts.',
      ],
    },
    {
      id: 'read',
      title: 'Get an iterator, and records',
      text: [
        'Open the Records page, choose `[[stream]]`, and at the top right “Step by step”. Choose a shard, leave TRIM_HORIZON, and press “Get iterator”.',
        'Then type [[limit]] into Limit and press “Get records”.',
      ],
      page: '/records/[[stream]]?view=step',
      checks: [
        {
          type: 'walk',
          stream: '[[stream]]',
          position: 'TRIM_HORIZON',
          limit: { min: '[[limit]]', max: '[[limit]]' },
          records: { min: 1 },
        },
      ],
      hints: [
        'No records? Press “Next” once: an empty answer is normal, and means only “nothing here, go on”.',
      ],
    },
    {
      id: 'decode',
      title: 'Decode the base64',
      text: [
        'The answer shows Data as it travels: in base64. Decode the Data of one record yourself.',
        'Any tool will do, such as `atob("…")` in the browser’s console or `base64 -d` in a terminal.',
      ],
      page: '/records/[[stream]]?view=step',
      questions: [
        {
          id: 'decoded',
          text: 'What does the record say? Type it whole, from { to }.',
          answer: { type: 'decoded', stream: '[[stream]]' },
          explain: 'Base64 is not encryption: anyone can read it. It makes data a third longer.',
        },
        {
          id: 'longer',
          text: '300 bytes of data: how many characters of base64 is that?',
          answer: { type: 'number', value: 400 },
          explain: 'Every 3 bytes become 4 characters. Kinesis counts bytes before base64.',
        },
      ],
      hints: ['Three bytes are 24 bits, and one character of base64 stands for 6 bits.'],
    },
    {
      id: 'next',
      title: 'Follow NextShardIterator',
      text: [
        'An iterator is one place in the shard: each answer brings the next one, NextShardIterator. Press “Next” at least twice: each call uses the NextShardIterator of the last answer.',
      ],
      page: '/records/[[stream]]?view=step',
      checks: [{ type: 'walk', stream: '[[stream]]', followed: { min: 2 } }],
      questions: [
        {
          id: 'null',
          text: 'When is NextShardIterator null?',
          answer: {
            type: 'choice',
            right: 'closed',
            options: [
              { id: 'empty', text: 'When an answer has no records' },
              { id: 'closed', text: 'When the end of a closed shard is reached' },
              { id: 'five', text: 'After five calls' },
            ],
          },
          explain:
            'An open shard always gives a next iterator, even when there is nothing new: a reader must go on asking.',
        },
      ],
    },
  ],
};
