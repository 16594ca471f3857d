import type { ExerciseInput } from '../file/schema.ts';

const TESTS = (type: string) => ({
  stream: '[[stream]]',
  settings: { 'retry.type': type, 'profile.rate': '[[rate]]' },
  figures: { generated: { min: 8000 } },
});

export const retryOrNot: ExerciseInput = {
  version: 1,
  id: 'retry-or-not',
  title: 'Retry or not',
  goal: 'Run the same overload with three ways to retry, and compare what each loses and costs.',
  minutes: 20,
  background: [
    'A producer can do three things with a throttled record: give it up, send it again at once, or wait a little and then send it again.',
    'Backoff with jitter waits a random time, longer after each failure. So a shard that is full already is not hit again by everyone at the same moment.',
  ],
  terms: [
    {
      term: 'attempt',
      meaning: 'One sending of a record. A record that is retried has several.',
    },
    { term: 'backoff', meaning: 'Waiting longer after each failure.' },
    { term: 'jitter', meaning: 'Making the wait random, so that senders do not move in step.' },
    { term: 'p99', meaning: '99 of 100 records were at least this fast.' },
  ],
  values: {
    stream: { type: 'name', prefix: 'retry' },
    rate: { type: 'number', min: 1400, max: 1600, step: 50 },
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
      id: 'three',
      title: 'Three runs',
      text: [
        'On the Workbench choose `[[stream]]`, [[rate]] records per second and an end after 8 seconds. Run it three times, and change only “Throttled records” under Sending: first “No retry”, then “Retry at once”, then “Retry with backoff”.',
        'The shard takes 1,000 a second, so each run is too much for it.',
      ],
      page: '/',
      snippets: [{ label: 'Record template', text: '{"n":{{index}}}' }],
      checks: [
        {
          type: 'runs',
          runs: {
            none: { ...TESTS('none'), label: 'No retry' },
            immediate: { ...TESTS('immediate'), label: 'Retry at once' },
            backoff: { ...TESTS('backoff'), label: 'Retry with backoff' },
          },
          same: ['stream', 'profile.rate', 'template.text'],
          compare: [
            { left: 'none.gaveUp', op: '>', right: 'backoff.gaveUp' },
            { left: 'immediate.throttledAttempts', op: '>', right: 'backoff.throttledAttempts' },
            { left: 'backoff.accepted', op: '>', right: 'none.accepted' },
          ],
        },
      ],
      hints: [
        'Wait until each run has ended: with retries it goes on for some seconds after the last record was made.',
      ],
    },
    {
      id: 'compare',
      title: 'Compare them',
      text: ['On the Runs page tick the three runs: they stand side by side.'],
      page: '/runs',
      questions: [
        {
          id: 'lost',
          text: 'How many records did the run with “No retry” lose (gave up)?',
          answer: { type: 'run-figure', run: TESTS('none'), figure: 'gaveUp' },
        },
        {
          id: 'attempts',
          text: 'How many throttled attempts did “Retry at once” cause?',
          answer: { type: 'run-figure', run: TESTS('immediate'), figure: 'throttledAttempts' },
        },
        {
          id: 'best',
          text: 'Nothing was lost with backoff. What did it cost?',
          answer: {
            type: 'choice',
            right: 'time',
            options: [
              { id: 'nothing', text: 'Nothing' },
              { id: 'time', text: 'Time: some records came seconds later than they were due' },
              { id: 'shards', text: 'A second shard' },
            ],
          },
          explain:
            'Look at the response time, which counts from when a record was due. If the overload never ends, no retry helps: only more capacity does.',
        },
      ],
    },
  ],
};
