import type { ExerciseInput } from '../file/schema.ts';

export const hotShard: ExerciseInput = {
  version: 1,
  id: 'hot-shard',
  title: 'The hot shard',
  goal: 'See one shard throttle while the stream has room, mend it, and say what a split cannot mend.',
  minutes: 25,
  background: [
    'All records of one partition key go to one shard. If one key is far busier than the rest, as a celebrity among users, its shard gets hot: it throttles while the others idle.',
    'There are two cures. Change the keys, so that the load spreads. Or split the hot shard in two, so that each half takes half of its hash keys.',
  ],
  terms: [
    {
      term: 'hot-shard index',
      meaning:
        'The busiest shard’s records divided by an equal share of the open shards: 1 is perfectly even.',
    },
    {
      term: 'to throttle',
      meaning: 'To refuse for now what is more than the limit allows.',
    },
  ],
  values: {
    stream: { type: 'name', prefix: 'hot' },
    star: { type: 'key', prefix: 'celebrity-' },
  },
  steps: [
    {
      id: 'create',
      title: 'Create a stream with 2 shards',
      text: ['On the Streams page create `[[stream]]` with 2 shards.'],
      page: '/streams',
      snippets: [{ label: 'Stream name', text: '[[stream]]' }],
      checks: [{ type: 'stream', name: '[[stream]]', new: true, openShards: { min: 2, max: 2 } }],
    },
    {
      id: 'hot',
      title: 'One celebrity',
      text: [
        'On the Workbench choose `[[stream]]`. Partition keys: “One fixed key”, `[[star]]`. 1,500 records per second, an end after 8 seconds, “No retry”. Press Start.',
        'The stream has room for 2,000 records a second. Watch which shard throttles.',
      ],
      page: '/',
      snippets: [
        { label: 'Record template', text: '{"n":{{index}}}' },
        { label: 'Key', text: '[[star]]' },
      ],
      checks: [
        {
          type: 'run',
          stream: '[[stream]]',
          settings: { 'keys.type': 'one', 'keys.key': '[[star]]', 'retry.type': 'none' },
          figures: {
            target: { max: 2000 },
            throttledShards: { min: 1, max: 1 },
            usedShards: { min: 1, max: 1 },
            throttledSeconds: { min: 3 },
          },
        },
      ],
      questions: [
        {
          id: 'index',
          text: 'Which hot-shard index does the Shards card show?',
          answer: {
            type: 'run-figure',
            run: { stream: '[[stream]]', settings: { 'keys.type': 'one' } },
            figure: 'hotShardIndex',
          },
          explain: 'One shard took all of the records, and an equal share is half of them: 2.',
        },
      ],
    },
    {
      id: 'keys',
      title: 'Mend it by key design',
      text: [
        'Give the celebrity 200 keys instead of one: Partition keys “From a template”, with the key template below. Same rate, same 8 seconds, still “No retry”.',
      ],
      page: '/',
      snippets: [{ label: 'Key template', text: '[[star]]-{{number.int({"min":1,"max":200})}}' }],
      checks: [
        {
          type: 'run',
          stream: '[[stream]]',
          settings: {
            'keys.type': 'template',
            'keys.text': { includes: '[[star]]' },
            'retry.type': 'none',
          },
          figures: {
            target: { min: 1400 },
            generated: { min: 8000 },
            throttledAttempts: { max: 0 },
            usedShards: { min: 2 },
          },
        },
      ],
      questions: [
        {
          id: 'price',
          text: 'What is the price of this cure?',
          answer: {
            type: 'choice',
            right: 'order',
            options: [
              { id: 'money', text: 'Each key costs money' },
              { id: 'order', text: 'The celebrity’s records are no longer in one order' },
              { id: 'slow', text: 'Writing gets slower' },
            ],
          },
          explain: 'Order is kept within a shard only. 200 keys lie in several shards.',
        },
      ],
    },
    {
      id: 'split',
      title: 'Mend it by a split',
      text: [
        'Now many keys are hot, all in one shard. Partition keys: “Aimed at one shard”, with the shard id below. 1,500 records per second, “No retry”, and “Until I press Stop” for Ends. Press Start and see it throttle.',
        'While it runs, open the Streams page, `[[stream]]`, and split shard 0000 in half. Go back to the Workbench, wait 10 seconds until the throttling is over, and press Stop.',
      ],
      page: '/',
      snippets: [{ label: 'Shard id', text: 'shardId-000000000000' }],
      checks: [
        {
          type: 'call',
          operation: 'SplitShard',
          input: { StreamName: '[[stream]]', ShardToSplit: 'shardId-000000000000' },
          duringRun: true,
        },
        {
          type: 'run',
          stream: '[[stream]]',
          settings: { 'keys.type': 'shard' },
          figures: {
            target: { min: 1200 },
            throttledAttempts: { min: 1 },
            throttledAtEnd: { max: 0 },
            usedShards: { min: 3 },
          },
        },
      ],
      hints: [
        'On the stream’s page: “Change the shards”, “Split one”, shard 0000, “Halve”, and the button “Split shard 0000”.',
        'Was it split before you pressed Start, or the run stopped too soon? A closed shard cannot be aimed at. Delete the stream, create it again with 2 shards, start the run, and split.',
      ],
    },
    {
      id: 'cannot',
      title: 'What a split cannot mend',
      text: [
        'Run the one celebrity again: “One fixed key”, `[[star]]`, 1,500 records per second, 8 seconds, “No retry”. There are more shards than at first.',
      ],
      page: '/',
      checks: [
        { type: 'stream', name: '[[stream]]', openShards: { min: 3 } },
        {
          type: 'run',
          stream: '[[stream]]',
          settings: { 'keys.type': 'one', 'keys.key': '[[star]]', 'retry.type': 'none' },
          figures: { throttledShards: { min: 1, max: 1 }, throttledSeconds: { min: 3 } },
          after: 'SplitShard',
        },
      ],
      questions: [
        {
          id: 'why',
          text: 'Why does a split not help one key?',
          answer: {
            type: 'choice',
            right: 'one-hash',
            options: [
              { id: 'time', text: 'A split takes some time to work' },
              {
                id: 'one-hash',
                text: 'One key has one hash, which lies in one shard, however narrow',
              },
              { id: 'half', text: 'The shard has to be split at the celebrity’s hash key' },
            ],
          },
          explain: 'A split divides hash keys. One key is one hash key, and cannot be divided.',
        },
      ],
    },
  ],
};
