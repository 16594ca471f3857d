import type { ExerciseInput } from '../file/schema.ts';

const LOG =
  '{{internet.ip}} - - [{{date.now("DD/MMM/YYYY:HH:mm:ss ZZ")}}] "GET /{{helpers.arrayElement(["index.html","cart","login"])}} HTTP/1.1" {{helpers.arrayElement(["200","200","200","404"])}} {{number.int({"min":180,"max":52000})}}';

export const manyServers: ExerciseInput = {
  version: 1,
  id: 'many-servers',
  title: 'Many servers, one stream',
  goal: 'Let several named producers write logs to one stream at once, and tell them apart again.',
  minutes: 20,
  background: [
    'In practice many servers write into the same stream at the same time. Each line is a record, and the server’s name is a good partition key: its lines stay in order.',
    'Each tab of this browser is a producer of its own, and all tabs see the same streams.',
  ],
  terms: [
    {
      term: 'Apache log line',
      meaning: 'One line a web server writes per request: address, time, request, status, bytes.',
    },
  ],
  values: {
    stream: { type: 'name', prefix: 'logs' },
    red: { type: 'key', prefix: 'web-red-' },
    blue: { type: 'key', prefix: 'web-blue-' },
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
      id: 'two',
      title: 'Two servers at once',
      text: [
        'On the Workbench choose `[[stream]]`, the template below, “One fixed key” `[[red]]`, 20 records per second, and “Until I press Stop” for Ends. Press Start.',
        'Open this page in a second tab; on AWS sign in there too, because each tab has a session of its own. There, the same with the key `[[blue]]`. When both have run for some seconds, press Stop in both.',
      ],
      page: '/',
      snippets: [
        { label: 'Record template', text: LOG },
        { label: 'Key of the first server', text: '[[red]]' },
        { label: 'Key of the second server', text: '[[blue]]' },
      ],
      checks: [
        {
          type: 'runs',
          runs: {
            red: {
              label: 'with the key [[red]]',
              stream: '[[stream]]',
              settings: { 'keys.type': 'one', 'keys.key': '[[red]]' },
              figures: { accepted: { min: 20 } },
            },
            blue: {
              label: 'with the key [[blue]]',
              stream: '[[stream]]',
              settings: { 'keys.type': 'one', 'keys.key': '[[blue]]' },
              figures: { accepted: { min: 20 } },
            },
          },
          overlap: true,
        },
      ],
      hints: [
        'A run counts once it has ended: press Stop in both tabs.',
        'The fields of the Workbench are shared between tabs. Change the key in the second tab after the first one has started.',
      ],
    },
    {
      id: 'apart',
      title: 'Tell them apart',
      text: [
        'On the Records page read `[[stream]]` from the oldest record. Each row shows the partition key: that is the server.',
      ],
      page: '/records/[[stream]]?from=TRIM_HORIZON',
      checks: [{ type: 'reading', stream: '[[stream]]', read: { min: 40 } }],
      questions: [
        {
          id: 'red-shard',
          text: 'In which shard are the lines of [[red]]?',
          answer: { type: 'shard-of-key', stream: '[[stream]]', key: '[[red]]' },
        },
        {
          id: 'blue-shard',
          text: 'In which shard are the lines of [[blue]]?',
          answer: { type: 'shard-of-key', stream: '[[stream]]', key: '[[blue]]' },
          explain:
            'Two servers may share a shard. Their lines are then mixed, each in its own order.',
        },
        {
          id: 'red-count',
          text: 'How many lines did [[red]] write in its run?',
          answer: {
            type: 'run-figure',
            run: { stream: '[[stream]]', settings: { 'keys.key': '[[red]]' } },
            figure: 'accepted',
          },
        },
      ],
      hints: ['The Runs page lists both runs with their accepted records.'],
    },
  ],
};
