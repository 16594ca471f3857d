import type { ExerciseInput } from '../file/schema.ts';

export const fallingBehind: ExerciseInput = {
  version: 1,
  id: 'falling-behind',
  title: 'Falling behind and losing data',
  goal: 'See an iterator expire and records vanish when a reader is too late, and prevent it.',
  minutes: 20,
  place: 'practice',
  background: [
    'A stream keeps records for its retention time: 24 hours, unless you pay for more. A reader that falls further behind than that loses data, without any error.',
    'A shard iterator lives five minutes. After that GetRecords answers ExpiredIteratorException, and the reader has to ask for a new one.',
    'On practice streams you can move the clock ahead, so that a day takes a second.',
  ],
  terms: [
    { term: 'retention', meaning: 'How long a stream keeps each record.' },
    {
      term: 'iterator age',
      meaning:
        'How long the record that a reader is about to work on has been in the stream: how far behind it is.',
    },
  ],
  values: { stream: { type: 'name', prefix: 'late' } },
  steps: [
    {
      id: 'fill',
      title: 'A stream with some records',
      text: [
        'Create `[[stream]]` with 1 shard, and send it 50 records from the Workbench (“After a number of records”).',
      ],
      page: '/streams',
      snippets: [{ label: 'Stream name', text: '[[stream]]' }],
      checks: [
        { type: 'stream', name: '[[stream]]', new: true, openShards: { min: 1, max: 1 } },
        { type: 'run', stream: '[[stream]]', figures: { accepted: { min: 50 } } },
      ],
    },
    {
      id: 'expire',
      title: 'Let an iterator expire',
      text: [
        'On the Records page, “Step by step”, get an iterator for the shard and press “Get records” once.',
        'Leave that tab as it is. Open the Practice page in a second tab, and under Time press “+ 5 min” twice for `[[stream]]`. Back in the first tab press “Get records” or “Next” again.',
      ],
      page: '/records/[[stream]]?view=step',
      checks: [{ type: 'walk', stream: '[[stream]]', error: 'ExpiredIteratorException' }],
      questions: [
        {
          id: 'what',
          text: 'What does a reader have to do then?',
          answer: {
            type: 'choice',
            right: 'after',
            options: [
              { id: 'wait', text: 'Wait five minutes' },
              {
                id: 'after',
                text: 'Get a new iterator after the last sequence number it has read',
              },
              { id: 'latest', text: 'Go on from LATEST' },
            ],
          },
          explain: 'LATEST would skip what came in between.',
        },
      ],
      hints: [
        'The iterator is lost when you leave the Records page: that is why you need a second tab.',
      ],
    },
    {
      id: 'lose',
      title: 'Be a day late',
      text: [
        'On the Practice page press “+ 24 h” for `[[stream]]`. Then, on the Records page under “Step by step”, get a new iterator at TRIM_HORIZON and press “Get records”.',
      ],
      page: '/practice',
      checks: [
        {
          type: 'walk',
          stream: '[[stream]]',
          position: 'TRIM_HORIZON',
          aheadHours: { min: 24 },
          records: { max: 0 },
        },
      ],
      questions: [
        {
          id: 'error',
          text: 'Which error told the reader that 50 records are gone?',
          answer: {
            type: 'choice',
            right: 'none',
            options: [
              { id: 'expired', text: 'ExpiredIteratorException' },
              { id: 'notfound', text: 'ResourceNotFoundException' },
              { id: 'none', text: 'None' },
            ],
          },
          explain: 'That is why iterator age needs an alarm, well before it reaches the retention.',
        },
      ],
    },
    {
      id: 'keep',
      title: 'Keep them longer',
      text: [
        'On the stream’s page, Settings, set Retention to 48 hours and save. Send 50 records again, press “+ 24 h” on the Practice page once more, and read step by step from TRIM_HORIZON.',
      ],
      page: '/streams/[[stream]]',
      checks: [
        { type: 'stream', name: '[[stream]]', retentionHours: { min: 48 } },
        { type: 'call', operation: 'IncreaseStreamRetentionPeriod' },
        {
          type: 'run',
          stream: '[[stream]]',
          figures: { accepted: { min: 50 } },
          after: 'IncreaseStreamRetentionPeriod',
        },
        {
          type: 'walk',
          stream: '[[stream]]',
          position: 'TRIM_HORIZON',
          aheadHours: { min: 48 },
          records: { min: 1 },
        },
      ],
      questions: [
        {
          id: 'back',
          text: 'Did the longer retention bring the first 50 records back?',
          answer: {
            type: 'choice',
            right: 'no',
            options: [
              { id: 'yes', text: 'Yes' },
              { id: 'no', text: 'No: what has expired is gone' },
            ],
          },
        },
      ],
    },
  ],
};
