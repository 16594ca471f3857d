import type { ExerciseInput } from '../file/schema.ts';

export const throttleIt: ExerciseInput = {
  version: 1,
  id: 'throttle-it',
  title: 'Throttle it',
  goal: 'Push a shard to both of its limits, and tell which of them you hit.',
  minutes: 15,
  background: [
    'Each shard has two limits for writing: 1,000 records a second and 1 MiB a second. Whichever is reached first, the shard refuses what is more. That is throttling, and the error is ProvisionedThroughputExceededException.',
    'A shard allows a short burst before it throttles, so give it a few seconds.',
  ],
  terms: [
    {
      term: 'producer',
      meaning: 'A program that writes records into a stream: here, the Workbench.',
    },
    {
      term: 'throttled',
      meaning: 'Refused for now, and not stored. The producer has to send it again.',
    },
    { term: 'MiB', meaning: '1,048,576 bytes.' },
  ],
  values: {
    stream: { type: 'name', prefix: 'throttle' },
    bytes: { type: 'number', min: 18_000, max: 22_000, step: 500 },
  },
  steps: [
    {
      id: 'create',
      title: 'Create a stream with 1 shard',
      text: ['On the Streams page create `[[stream]]` with 1 shard.'],
      page: '/streams',
      snippets: [{ label: 'Stream name', text: '[[stream]]' }],
      checks: [{ type: 'stream', name: '[[stream]]', openShards: { min: 1, max: 1 } }],
    },
    {
      id: 'small',
      title: 'Many small records',
      text: [
        'On the Workbench choose `[[stream]]`, the template below, 1,600 records per second, an end after 10 seconds, and “No retry” under Sending. Press Start.',
        'The step needs throttling in at least 5 seconds in a row.',
      ],
      page: '/',
      snippets: [{ label: 'Record template', text: '{"n":{{index}}}' }],
      checks: [
        {
          type: 'run',
          stream: '[[stream]]',
          settings: { 'retry.type': 'none' },
          figures: { recordBytes: { max: 500 }, throttledSeconds: { min: 5 } },
        },
      ],
      questions: [
        {
          id: 'accepted',
          text: 'About how many records a second did the shard accept?',
          answer: { type: 'number', value: 1000, tolerance: 60 },
        },
        {
          id: 'which',
          text: 'Which limit did you hit?',
          answer: {
            type: 'choice',
            right: 'records',
            options: [
              { id: 'records', text: '1,000 records a second' },
              { id: 'bytes', text: '1 MiB a second' },
              { id: 'calls', text: '5 calls a second' },
            ],
          },
          explain: 'Small records reach 1,000 a second long before they are 1 MiB together.',
        },
      ],
      hints: [
        'Watch Accepted in the Stream column while the run goes on.',
        'Throttling began too late? Let it run 15 seconds.',
      ],
    },
    {
      id: 'large',
      title: 'Few large records',
      text: [
        'Now 250 records per second of [[bytes]] bytes each: the template below fills each record up. Again “No retry”, and an end after 12 seconds.',
      ],
      page: '/',
      snippets: [
        { label: 'Record template', text: '{"n":{{index}},"x":"{{pad([[bytes]], with="x")}}"}' },
      ],
      checks: [
        {
          type: 'run',
          stream: '[[stream]]',
          settings: { 'retry.type': 'none' },
          figures: {
            recordBytes: { min: 15_000 },
            target: { max: 900 },
            throttledSeconds: { min: 4 },
          },
        },
      ],
      questions: [
        {
          id: 'which-large',
          text: 'It throttled at far fewer than 1,000 records a second. Which limit was it?',
          answer: {
            type: 'choice',
            right: 'bytes',
            options: [
              { id: 'records', text: '1,000 records a second' },
              { id: 'bytes', text: '1 MiB a second' },
              { id: 'reads', text: '2 MiB a second' },
            ],
          },
        },
        {
          id: 'rate',
          text: 'How many records of 20,000 bytes can a shard take each second, for long? Round down.',
          answer: { type: 'number', value: 52 },
          explain: '1,048,576 / 20,000 = 52.4. A burst of up to 10 MiB may go through first.',
        },
        {
          id: 'gave-up',
          text: 'How many records were given up in this run?',
          answer: {
            type: 'run-figure',
            run: {
              stream: '[[stream]]',
              settings: { 'retry.type': 'none' },
              figures: { recordBytes: { min: 15_000 } },
            },
            figure: 'gaveUp',
          },
          explain: 'With “No retry” each throttled record is lost. The next exercises mend that.',
        },
      ],
      hints: ['“Gave up” stands in the Accounts card, and in the run’s report.'],
    },
  ],
};
