import type { ExerciseInput } from '../file/schema.ts';

export const reshardUnderLoad: ExerciseInput = {
  version: 1,
  id: 'reshard-under-load',
  title: 'Reshard under load',
  goal: 'Split, merge and double a stream while records flow, and follow parents and children.',
  minutes: 25,
  background: [
    'Capacity is changed by changing shards. A split closes one shard and opens two; a merge closes two neighbours and opens one. UpdateShardCount does many of both.',
    'A closed shard takes no more records, but its records can be read until retention has passed. Its children go on where it ended. Reading parents before children keeps the order of each key.',
  ],
  terms: [
    {
      term: 'UPDATING, ACTIVE',
      meaning: 'The status of a stream while its shards change, and after that.',
    },
    {
      term: 'retention',
      meaning: 'How long a stream keeps each record: 24 hours, unless more is set.',
    },
    {
      term: 'parent, child',
      meaning: 'The shard that was closed, and the one opened in its place.',
    },
    { term: 'reshard', meaning: 'To split, merge or change the number of shards.' },
  ],
  values: { stream: { type: 'name', prefix: 'reshard' } },
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
      id: 'split',
      title: 'Start a run, and split',
      text: [
        'On the Workbench choose `[[stream]]`, 300 records per second, keys Random, and “Until I press Stop” for Ends. Press Start and let it run.',
        'Open the stream on the Streams page. Under “Change the shards” split shard 0000 in half.',
      ],
      page: '/streams/[[stream]]',
      checks: [
        {
          type: 'call',
          operation: 'SplitShard',
          input: { StreamName: '[[stream]]', ShardToSplit: 'shardId-000000000000' },
          duringRun: true,
        },
        { type: 'stream', name: '[[stream]]', openShards: { min: 3 }, closedShards: { min: 1 } },
      ],
      hints: [
        'Did you split before you pressed Start? Then delete the stream, create it again with 2 shards, start the run, and split.',
        'The Start button is on the Workbench. While a run goes on, its figures change there.',
      ],
      questions: [
        {
          id: 'child',
          text: 'Type the id of one of its children.',
          answer: { type: 'child-shard', stream: '[[stream]]' },
          explain: 'New shards get the next free numbers. Numbers are never used again.',
        },
      ],
    },
    {
      id: 'merge',
      title: 'Merge the children',
      text: [
        'The run still goes on. Choose “Merge two” and merge the two children, 0002 and 0003. They are neighbours: their ranges touch.',
      ],
      page: '/streams/[[stream]]',
      checks: [
        {
          type: 'call',
          operation: 'MergeShards',
          input: { StreamName: '[[stream]]' },
          duringRun: true,
        },
        {
          type: 'stream',
          name: '[[stream]]',
          openShards: { min: 2, max: 2 },
          closedShards: { min: 3 },
          mergedChildrenOf: 'shardId-000000000000',
        },
      ],
      hints: [
        'Did you merge other shards? Then delete the stream, create it again with 2 shards, start a run, split shard 0000, and merge its two children.',
      ],
    },
    {
      id: 'double',
      title: 'Double it, and stop',
      text: [
        'Choose “New count” and 4 shards. When the stream is ACTIVE again, go to the Workbench and press Stop.',
      ],
      page: '/streams/[[stream]]',
      checks: [
        {
          type: 'call',
          operation: 'UpdateShardCount',
          input: { StreamName: '[[stream]]', TargetShardCount: 4 },
          duringRun: true,
        },
        { type: 'stream', name: '[[stream]]', openShards: { min: 4, max: 4 } },
        {
          type: 'run',
          stream: '[[stream]]',
          figures: {
            usedShards: { min: 5 },
            gaveUp: { max: 0 },
            failed: { max: 0 },
            unconfirmed: { max: 0 },
          },
        },
      ],
      questions: [
        {
          id: 'order',
          text: 'How does a reader keep the order of each key through all this?',
          answer: {
            type: 'choice',
            right: 'parents',
            options: [
              { id: 'time', text: 'It sorts by arrival time' },
              { id: 'parents', text: 'It reads a parent to its end before its children' },
              { id: 'newest', text: 'It starts with the newest shards' },
            ],
          },
          explain: 'The Live tail and the Records page do so too.',
        },
        {
          id: 'lost',
          text: 'Were records lost while the shards changed?',
          answer: {
            type: 'choice',
            right: 'no',
            options: [
              { id: 'no', text: 'No: the stream takes records while it is UPDATING' },
              { id: 'yes', text: 'Yes: those that were sent while it was UPDATING' },
            ],
          },
        },
      ],
    },
  ],
};
