import type { ExerciseInput } from '../file/schema.ts';

export const evenly: ExerciseInput = {
  version: 1,
  id: 'hundred-thousand-evenly',
  title: '100,000 records, evenly',
  goal: 'Write 100,000 records evenly over 4 shards, and prove that it was even.',
  minutes: 20,
  background: [
    'A shard takes 1,000 records and 1 MiB a second. Four shards take 4,000 records a second, but only if each gets its part.',
    'The hot-shard index is the busiest shard’s records divided by an equal share of the open shards. 1 is perfectly even, because every shard has the same capacity.',
    'The chi-square test compares the shards with the shares that your partition keys predict; for random keys these follow the width of each shard’s range. It asks: how often does luck alone make differences this large, or larger? The answer is p. A small p, say below 0.01, means that it was hardly luck.',
  ],
  terms: [
    {
      term: 'hash key',
      meaning: 'The MD5 of a partition key, as a number: it decides the shard (exercise 2).',
    },
    {
      term: 'seed',
      meaning: 'A text that random choices start from: the same seed gives the same records.',
    },
  ],
  values: {
    stream: { type: 'name', prefix: 'even' },
    seed: { type: 'number', min: 10_000, max: 99_999 },
  },
  steps: [
    {
      id: 'create',
      title: 'Create a stream with 4 shards',
      text: [
        'On the Streams page create `[[stream]]` with 4 shards. A new stream divides the hash keys equally: a quarter for each shard.',
        'A stream that became 4 shards by a split has unequal ranges, so random keys fill it unevenly. If yours was split or merged, delete it and create it again.',
      ],
      page: '/streams',
      snippets: [{ label: 'Stream name', text: '[[stream]]' }],
      checks: [
        { type: 'stream', name: '[[stream]]', openShards: { min: 4, max: 4 }, equalShards: true },
      ],
    },
    {
      id: 'plan',
      title: 'Plan the time',
      text: ['You will send 3,600 records a second.'],
      questions: [
        {
          id: 'seconds',
          text: 'How many seconds do 100,000 records take, to the nearest second?',
          answer: { type: 'number', value: 27.8, tolerance: 0.8 },
          explain: '100,000 / 3,600 is a little under 28 seconds.',
        },
      ],
    },
    {
      id: 'run',
      title: 'Send 100,000 records',
      text: [
        'On the Workbench choose `[[stream]]`, the template below, 3,600 records per second, and an end after 100,000 records. Partition keys: Random.',
        'Open “More options” under Sending and type the seed [[seed]]: it makes your run different from others’, and repeatable.',
      ],
      page: '/',
      snippets: [{ label: 'Record template', text: '{"n":{{index}},"at":"{{now}}"}' }],
      checks: [
        {
          type: 'run',
          stream: '[[stream]]',
          settings: { seed: '[[seed]]' },
          figures: {
            accepted: { min: 100_000 },
            usedShards: { min: 4, max: 4 },
            busiestShare: { max: 26 },
            throttledAttempts: { max: 0 },
          },
        },
      ],
      hints: [
        'If records were throttled, the rate was too high or the keys were not random. Send 3,600 records a second with Random keys.',
        'If one shard took more than 26 %, the keys were not random, or the shards have unequal ranges. Choose Random under Partition keys; look at the ranges on the Streams page.',
      ],
    },
    {
      id: 'prove',
      title: 'Prove it',
      text: ['Open the run’s Report (beside Start, or on the Runs page) and read three figures.'],
      page: '/runs',
      questions: [
        {
          id: 'share',
          text: 'Which share of the records did the busiest shard take, in percent?',
          answer: {
            type: 'run-figure',
            run: { stream: '[[stream]]', settings: { seed: '[[seed]]' } },
            figure: 'busiestShare',
          },
          explain: 'Perfectly even is 25 % for each of four shards.',
        },
        {
          id: 'index',
          text: 'Which hot-shard index did your run have?',
          answer: {
            type: 'run-figure',
            run: { stream: '[[stream]]', settings: { seed: '[[seed]]' } },
            figure: 'hotShardIndex',
          },
        },
        {
          id: 'p',
          text: 'Which p did the chi-square test give?',
          answer: {
            type: 'run-figure',
            run: { stream: '[[stream]]', settings: { seed: '[[seed]]' } },
            figure: 'chiSquareP',
          },
        },
        {
          id: 'means',
          text: 'Another student has p = 0.62. What does it mean?',
          answer: {
            type: 'choice',
            right: 'luck',
            options: [
              { id: 'sixty', text: '62 % of the records went to the right shard' },
              {
                id: 'luck',
                text: 'Differences like these, or larger, come by luck 62 times in 100',
              },
              { id: 'hot', text: 'One shard is 62 % hotter than the others' },
            ],
          },
          explain: 'So there is no sign of unevenness. It does not prove that there is none.',
        },
      ],
    },
  ],
};
