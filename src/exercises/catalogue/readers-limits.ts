import type { ExerciseInput } from '../file/schema.ts';

export const readersLimits: ExerciseInput = {
  version: 1,
  id: 'readers-limits',
  title: 'Readers’ limits',
  goal: 'Let three consumers share one shard until it throttles them, see one fall behind, and give one a budget of its own.',
  minutes: 20,
  background: [
    'A consumer is a program that reads a stream. Several consumers can read the same stream, each at its own place: reading takes nothing out.',
    'A consumer that polls asks each shard for records again and again, by the call GetRecords. A shard answers 5 such reads and 2 MiB a second, to all who poll it together. What is more is refused, with ProvisionedThroughputExceededException.',
    'Enhanced fan-out is the other way: a consumer is registered with the stream, and records are pushed to it. Each registered consumer has 2 MiB a second of every shard for itself. It costs money for as long as it is registered.',
  ],
  terms: [
    { term: 'poll', meaning: 'To ask again and again whether there is something new.' },
    {
      term: 'throttled read',
      meaning: 'A read that was refused because the shard’s budget was used up. It is tried again.',
    },
    {
      term: 'iterator age',
      meaning:
        'How long the record that a consumer is about to work on has been in the stream already: how far behind it is.',
    },
    {
      term: 'alarm',
      meaning:
        'A limit that somebody is told about. Here: an iterator age that should not be reached.',
    },
  ],
  values: {
    stream: { type: 'name', prefix: 'readers' },
    one: { type: 'key', prefix: 'billing-' },
    two: { type: 'key', prefix: 'search-' },
    three: { type: 'key', prefix: 'fraud-' },
    rate: { type: 'number', min: 60, max: 120, step: 10 },
    alarm: { type: 'pick', from: ['3', '4', '5', '6'] },
  },
  steps: [
    {
      id: 'create',
      title: 'A stream with 1 shard, and a first consumer',
      text: [
        'Create `[[stream]]` with 1 shard. Then on the Workbench choose it, set [[rate]] records per second, choose “Until I press Stop” for Ends, and press Start. Leave it running through all the steps.',
        'Open the Records page of `[[stream]]`, choose “Consumers” at the top, and press “Add a consumer”. Its name is `[[one]]`; choose 250 ms for “Reads every”, and press “Add consumer”.',
      ],
      page: '/streams',
      snippets: [
        { label: 'Stream name', text: '[[stream]]' },
        { label: 'Consumer name', text: '[[one]]' },
      ],
      checks: [
        { type: 'stream', name: '[[stream]]', openShards: { min: 1, max: 1 } },
        { type: 'consumer', stream: '[[stream]]', name: '[[one]]', read: { min: 100 } },
      ],
      hints: [
        'Other pages can be opened while a run goes on. The Workbench shows it when you come back.',
      ],
    },
    {
      id: 'three',
      title: 'Three consumers on one shard',
      text: [
        'Add two more consumers in the same way, `[[two]]` and `[[three]]`, both with 250 ms. Each of the three now wants 4 reads a second.',
        'Look at “Shared read budget”, and at “Throttled reads” of each consumer.',
      ],
      page: '/records/[[stream]]?view=consumers',
      snippets: [
        { label: 'Second consumer', text: '[[two]]' },
        { label: 'Third consumer', text: '[[three]]' },
      ],
      checks: [
        {
          type: 'consumer',
          stream: '[[stream]]',
          name: '[[one]]',
          throttles: { min: 1 },
          together: ['[[two]]', '[[three]]'],
        },
        { type: 'consumer', stream: '[[stream]]', name: '[[two]]', throttles: { min: 1 } },
        { type: 'consumer', stream: '[[stream]]', name: '[[three]]', throttles: { min: 1 } },
      ],
      questions: [
        {
          id: 'wanted',
          text: 'How many reads a second do the three want together?',
          answer: { type: 'number', value: 12 },
        },
        {
          id: 'answered',
          text: 'And how many does the shard answer, at most?',
          answer: { type: 'number', value: 5 },
        },
        {
          id: 'lost',
          text: 'What happens to records when a read is throttled?',
          answer: {
            type: 'choice',
            right: 'later',
            options: [
              { id: 'gone', text: 'They are lost' },
              { id: 'later', text: 'They stay in the stream, and the consumer reads them later' },
              { id: 'other', text: 'Another consumer gets them instead' },
            ],
          },
          explain: 'A throttled read gives nothing and takes nothing. It only costs time.',
        },
      ],
      hints: [
        'Is a consumer paused or stopped? All three have to read at the same time.',
        'Each consumer waits longer after a throttled read, so throttling comes and goes. Give it half a minute.',
      ],
    },
    {
      id: 'behind',
      title: 'Fall behind',
      text: [
        'Press “Edit” of `[[one]]`. Let its work on each record take 50 ms, set its alarm at an iterator age of [[alarm]] s, and press “Save changes”.',
        'Watch its iterator age until it reaches the alarm, the dashed line.',
      ],
      page: '/records/[[stream]]?view=consumers',
      checks: [
        {
          type: 'consumer',
          stream: '[[stream]]',
          name: '[[one]]',
          alarmSeconds: { min: '[[alarm]]', max: '[[alarm]]' },
          alarms: { min: 1 },
        },
      ],
      questions: [
        {
          id: 'capacity',
          text: 'At 50 ms each, how many records can `[[one]]` work off in a second?',
          answer: { type: 'number', value: 20 },
        },
        {
          id: 'more',
          text: 'Would it catch up if it were allowed more reads a second?',
          answer: {
            type: 'choice',
            right: 'no',
            options: [
              { id: 'yes', text: 'Yes: reads are what it lacks' },
              {
                id: 'no',
                text: 'No: its own work is too slow, so it needs less work or more workers',
              },
            ],
          },
          explain:
            'Iterator age grows whenever records come faster than they are worked off, whatever the reason.',
        },
        {
          id: 'until',
          text: 'Until when is being behind harmless?',
          answer: {
            type: 'choice',
            right: 'retention',
            options: [
              { id: 'hour', text: 'For five minutes, as long as an iterator lives' },
              {
                id: 'retention',
                text: 'Until the iterator age reaches the retention of the stream: then records are lost',
              },
            ],
          },
        },
      ],
      hints: [
        'Does the run on the Workbench still go on? Without new records nobody falls behind.',
      ],
    },
    {
      id: 'catch-up',
      title: 'Catch up',
      text: [
        'Edit `[[one]]` again: work of 0 ms. Watch it read what it missed, until its iterator age is below 1 s.',
      ],
      page: '/records/[[stream]]?view=consumers',
      checks: [
        {
          type: 'consumer',
          stream: '[[stream]]',
          name: '[[one]]',
          alarms: { min: 1 },
          secondsBehind: { max: 1 },
        },
      ],
    },
    {
      id: 'fan-out',
      title: 'A budget of its own',
      text: [
        'Edit `[[three]]`: choose “Enhanced fan-out” for “Reads by”. Saving registers it with the stream and goes on where it was.',
        'Then look at “Shared read budget” again.',
      ],
      page: '/records/[[stream]]?view=consumers',
      checks: [
        { type: 'call', operation: 'RegisterStreamConsumer' },
        {
          type: 'consumer',
          stream: '[[stream]]',
          name: '[[three]]',
          delivery: 'fan-out',
          read: { min: 100 },
          throttles: { max: 0 },
        },
      ],
      questions: [
        {
          id: 'share',
          text: 'How much of the 5 reads a second does `[[three]]` take now?',
          answer: {
            type: 'choice',
            right: 'none',
            options: [
              { id: 'third', text: 'A third, as before' },
              { id: 'none', text: 'None' },
              { id: 'all', text: 'All of them' },
            ],
          },
        },
        {
          id: 'when',
          text: 'When is enhanced fan-out worth its price?',
          answer: {
            type: 'choice',
            right: 'many',
            options: [
              { id: 'always', text: 'Always: it is faster' },
              {
                id: 'many',
                text: 'When several consumers need the same shards at once, or records within some 70 ms',
              },
              { id: 'slow', text: 'When a consumer’s own work is too slow' },
            ],
          },
          explain:
            'Press Stop on the Workbench now. `[[three]]` is removed from the stream when it is stopped, or when you leave the page.',
        },
      ],
      hints: ['Registering takes a few seconds: the consumer is read with once it is ACTIVE.'],
    },
  ],
};
