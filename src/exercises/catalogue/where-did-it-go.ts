import type { ExerciseInput } from '../file/schema.ts';

export const whereDidItGo: ExerciseInput = {
  version: 1,
  id: 'where-did-it-go',
  title: 'Where did it go?',
  goal: 'Predict the shard of a record from its partition key, and check the prediction.',
  minutes: 15,
  background: [
    'Kinesis takes the MD5 of the partition key and reads it as a number from 0 to 2¹²⁸ − 1: the hash key. Each shard owns a range of these numbers, and the record goes to the shard whose range holds its hash key.',
    'MD5 is written as 32 hexadecimal digits, 0 to f. With 4 equal shards the first digit decides alone: 0–3, 4–7, 8–b, c–f.',
  ],
  terms: [
    { term: 'partition key', meaning: 'A text that comes with each record and decides its shard.' },
    { term: 'MD5', meaning: 'A function that turns any text into 128 bits that look random.' },
  ],
  values: {
    stream: { type: 'name', prefix: 'where' },
    one: { type: 'key', prefix: 'user-' },
    two: { type: 'key', prefix: 'device-' },
    three: { type: 'key', prefix: 'order-' },
    oneMd5: { type: 'md5', of: 'one' },
    twoMd5: { type: 'md5', of: 'two' },
    threeMd5: { type: 'md5', of: 'three' },
  },
  steps: [
    {
      id: 'create',
      title: 'Create a stream with 4 shards',
      text: ['On the Streams page create `[[stream]]` with 4 shards.'],
      page: '/streams',
      snippets: [{ label: 'Stream name', text: '[[stream]]' }],
      checks: [{ type: 'stream', name: '[[stream]]', new: true, openShards: { min: 4, max: 4 } }],
    },
    {
      id: 'predict',
      title: 'Predict three shards',
      text: [
        'The four shards are 0000, 0001, 0002 and 0003, in the order of their ranges. Answer with such a number.',
        'MD5 of `[[one]]` is `[[oneMd5]]`.',
        'MD5 of `[[two]]` is `[[twoMd5]]`.',
        'MD5 of `[[three]]` is `[[threeMd5]]`.',
      ],
      questions: [
        {
          id: 'one',
          text: 'Which shard does [[one]] go to?',
          answer: { type: 'shard-of-key', stream: '[[stream]]', key: '[[one]]' },
        },
        {
          id: 'two',
          text: 'Which shard does [[two]] go to?',
          answer: { type: 'shard-of-key', stream: '[[stream]]', key: '[[two]]' },
        },
        {
          id: 'three',
          text: 'Which shard does [[three]] go to?',
          answer: { type: 'shard-of-key', stream: '[[stream]]', key: '[[three]]' },
        },
      ],
      hints: [
        'Look at the first digit of the MD5 only.',
        'First digit 0, 1, 2 or 3: shard 0000. 4 to 7: 0001. 8, 9, a or b: 0002. c to f: 0003.',
      ],
    },
    {
      id: 'check',
      title: 'Check it with real records',
      text: [
        'On the Workbench choose `[[stream]]`. Under Partition keys choose “Weighted list” and put the three keys in, as below. Let the run end after 300 records, and press Start.',
        'Then compare the shards that took records with your prediction.',
      ],
      page: '/',
      snippets: [{ label: 'key=weight', text: '[[one]]=1, [[two]]=1, [[three]]=1' }],
      checks: [
        {
          type: 'run',
          stream: '[[stream]]',
          settings: {
            'keys.type': 'weights',
            'keys.keys.0.key': '[[one]]',
            'keys.keys.1.key': '[[two]]',
            'keys.keys.2.key': '[[three]]',
          },
          figures: { accepted: { min: 60 } },
        },
      ],
      questions: [
        {
          id: 'used',
          text: 'How many shards took records?',
          answer: {
            type: 'run-figure',
            run: { stream: '[[stream]]', settings: { 'keys.type': 'weights' } },
            figure: 'usedShards',
          },
          explain: 'Three keys can use at most three shards, however many records there are.',
        },
        {
          id: 'same',
          text: 'A million more records with the key [[one]]: how many shards do they use?',
          answer: { type: 'number', value: 1 },
          explain: 'The same key has the same hash, so the same shard. That also keeps its order.',
        },
      ],
      hints: ['In the Shards card of the Workbench each shard has a row with its share.'],
    },
  ],
};
