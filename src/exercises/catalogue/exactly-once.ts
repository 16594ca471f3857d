import type { ExerciseInput } from '../file/schema.ts';

export const exactlyOnce: ExerciseInput = {
  version: 1,
  id: 'exactly-once',
  title: 'Exactly once?',
  goal: 'Make duplicates out of lost replies, find them, and say how a consumer lives with them.',
  minutes: 20,
  place: 'practice',
  background: [
    'A producer sends records and waits for the reply. If the reply is lost on the way, the records are stored, but the producer cannot know. It has two choices: send them again, or leave it in doubt.',
    'Sending again makes duplicates: at least once. Not sending again may lose records: at most once. Kinesis offers no third choice to a producer.',
  ],
  terms: [
    {
      term: 'receipt',
      meaning:
        'What a run keeps of each record that was acknowledged: its shard, its sequence number and a short check of its data.',
    },
    {
      term: 'possible duplicate',
      meaning: 'A record that may be stored twice, because it was sent again after a lost reply.',
    },
    { term: 'unconfirmed', meaning: 'The reply was lost: it may be stored, and it may not.' },
    {
      term: 'consumer',
      meaning: 'A program that reads a stream and does something with each record.',
    },
    { term: 'idempotent', meaning: 'Doing it twice has the same effect as doing it once.' },
  ],
  values: {
    stream: { type: 'name', prefix: 'once' },
    share: { type: 'pick', from: ['15', '20', '25', '30'] },
    reader: { type: 'key', prefix: 'payments-' },
  },
  steps: [
    {
      id: 'create',
      title: 'A stream whose replies get lost',
      text: [
        'Create `[[stream]]` with 1 shard. Then, on the Practice page under Faults, choose “Lost replies”, a share of [[share]] %, the stream `[[stream]]`, and press “Switch on”.',
      ],
      page: '/streams',
      snippets: [{ label: 'Stream name', text: '[[stream]]' }],
      checks: [
        { type: 'stream', name: '[[stream]]', openShards: { min: 1, max: 1 } },
        { type: 'practice', fault: 'lost-reply' },
      ],
    },
    {
      id: 'run',
      title: 'Send with retries',
      text: [
        'On the Workbench choose `[[stream]]` and the template below, 100 records per second, an end after 500 records, and “Retry with backoff”. Press Start. Where a reply is lost, the producer sends the records of that call again.',
      ],
      page: '/',
      snippets: [{ label: 'Record template', text: '{"id":"{{string.uuid}}","n":{{index}}}' }],
      checks: [
        {
          type: 'run',
          stream: '[[stream]]',
          settings: { 'retry.type': 'backoff' },
          figures: { generated: { min: 500 }, possibleDuplicates: { min: 1 } },
        },
      ],
      hints: [
        'No possible duplicates? Then no reply was lost, by luck. Run again, or raise the share.',
      ],
    },
    {
      id: 'verify',
      title: 'Find the duplicates',
      text: [
        'Switch the fault off on the Practice page. Then open the run’s Report and press “Verify now” under Verify delivery: the stream is read back and compared with the receipts.',
      ],
      page: '/runs',
      checks: [{ type: 'verified', stream: '[[stream]]', duplicates: { min: 1 } }],
      questions: [
        {
          id: 'possible',
          text: 'How many possible duplicates does the report’s table show?',
          answer: {
            type: 'run-figure',
            run: { stream: '[[stream]]', figures: { possibleDuplicates: { min: 1 } } },
            figure: 'possibleDuplicates',
          },
        },
        {
          id: 'retry',
          text: 'With “No retry”, what would the lost replies have become?',
          answer: {
            type: 'choice',
            right: 'unconfirmed',
            options: [
              { id: 'accepted', text: 'Accepted records' },
              { id: 'unconfirmed', text: 'Unconfirmed records: stored, but nobody would know' },
              { id: 'duplicates', text: 'Duplicates all the same' },
            ],
          },
        },
      ],
    },
    {
      id: 'naive',
      title: 'A consumer that trusts',
      text: [
        'Open the Records page of `[[stream]]`, choose “Consumers” at the top, and press “Add a consumer”. Its name is `[[reader]]`. It counts records by partition key from the oldest one on, as the form proposes. Press “Add consumer”, and compare the records counted with the 500 that were sent.',
      ],
      page: '/records/[[stream]]?view=consumers',
      snippets: [{ label: 'Consumer name', text: '[[reader]]' }],
      checks: [
        {
          type: 'consumer',
          stream: '[[stream]]',
          name: '[[reader]]',
          ignoresSeenIds: false,
          counted: { min: 501 },
        },
      ],
    },
    {
      id: 'consumer',
      title: 'Ignore ids already seen',
      text: [
        'Each record of this run carries an id of its own at `id`, made before it was first sent. Press “Edit” of `[[reader]]`, choose “A value in the JSON” for “Identify a record by”, write `id` as the place where it is, and press “Save changes”.',
        'Then switch on “Ignore ids already seen”. The consumer reads again from its start, with new counts.',
      ],
      page: '/records/[[stream]]?view=consumers',
      checks: [
        {
          type: 'consumer',
          stream: '[[stream]]',
          name: '[[reader]]',
          ignoresSeenIds: true,
          idPath: 'id',
          counted: { min: 500 },
          ignored: { min: 1 },
        },
      ],
      questions: [
        {
          id: 'how',
          text: 'A consumer adds up payments. How does it count each exactly once?',
          answer: {
            type: 'choice',
            right: 'ids',
            options: [
              { id: 'sequence', text: 'It ignores sequence numbers it has seen already' },
              { id: 'ids', text: 'It remembers the ids it has seen and ignores them' },
              { id: 'latest', text: 'It reads from LATEST' },
            ],
          },
          explain:
            'A duplicate has a sequence number of its own, but the same id: only the producer can mark it.',
        },
        {
          id: 'idempotent',
          text: 'Which consumer need not do anything?',
          answer: {
            type: 'choice',
            right: 'put',
            options: [
              { id: 'mail', text: 'One that sends a mail per record' },
              { id: 'count', text: 'One that counts records' },
              { id: 'put', text: 'One that stores each record under its id, over what is there' },
            ],
          },
          explain: 'Writing the same thing in the same place twice changes nothing: idempotent.',
        },
      ],
    },
  ],
};
