import type { ExerciseInput } from '../file/schema.ts';

const RUN = (aggregate: boolean) => ({
  stream: '[[stream]]',
  settings: { aggregate, 'retry.type': 'none' },
  figures: { target: { min: 2500 }, recordBytes: { max: 400 }, generated: { min: 15_000 } },
});

export const manySmallRecords: ExerciseInput = {
  version: 1,
  id: 'many-small-records',
  title: 'Many small records',
  goal: 'Send 3,000 small records a second through one shard, and say what that saves.',
  minutes: 20,
  background: [
    'Small records reach the limit of 1,000 records a second long before the limit of 1 MiB a second. The Kinesis Producer Library (KPL) therefore packs many user records into one Kinesis record. That is aggregation.',
    'Sending several Kinesis records in one PutRecords call is collection. It saves calls, but each record still counts.',
    'Writing is billed in payload units: each record counts in steps of 25 KB, so a record of 60 bytes costs as much as one of 25,000.',
  ],
  terms: [
    {
      term: 'KCL',
      meaning: 'Kinesis Client Library: AWS’s library for programs that read.',
    },
    { term: 'user record', meaning: 'What your program wrote.' },
    {
      term: 'Kinesis record',
      meaning: 'What the stream stores: one user record, or many aggregated.',
    },
  ],
  values: { stream: { type: 'name', prefix: 'small' } },
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
      id: 'plain',
      title: 'Without aggregation',
      text: [
        'On the Workbench choose `[[stream]]` and the template below, 3,000 records per second, an end after 6 seconds, and “No retry”. Press Start.',
      ],
      page: '/',
      snippets: [{ label: 'Record template', text: '{"n":{{index}},"t":{{number.int(40)}}}' }],
      checks: [
        {
          type: 'run',
          ...RUN(false),
          figures: { ...RUN(false).figures, throttledAttempts: { min: 1000 } },
        },
      ],
      questions: [
        {
          id: 'limit',
          text: 'Which limit was it?',
          answer: {
            type: 'choice',
            right: 'records',
            options: [
              { id: 'records', text: 'Records a second' },
              { id: 'bytes', text: 'Bytes a second' },
            ],
          },
        },
      ],
    },
    {
      id: 'packed',
      title: 'With aggregation',
      text: ['The same again, and nothing changed but “Aggregate records” under “More options”.'],
      page: '/',
      checks: [
        {
          type: 'runs',
          runs: {
            plain: { ...RUN(false), label: 'without aggregation' },
            packed: {
              ...RUN(true),
              label: 'with aggregation',
              figures: { ...RUN(true).figures, throttledAttempts: { max: 0 } },
            },
          },
          same: ['stream', 'template.text', 'profile.rate'],
          compare: [
            { left: 'packed.accepted', op: '>', right: 'plain.accepted' },
            { left: 'packed.kinesisRecords', op: '<', right: 'plain.kinesisRecords' },
          ],
        },
      ],
    },
    {
      id: 'cost',
      title: 'Cost before and after',
      text: ['Read the figures in the two reports on the Runs page.'],
      page: '/runs',
      questions: [
        {
          id: 'units-plain',
          text: 'PUT payload units without aggregation?',
          answer: { type: 'run-figure', run: RUN(false), figure: 'payloadUnits' },
        },
        {
          id: 'units-packed',
          text: 'PUT payload units with aggregation?',
          answer: { type: 'run-figure', run: RUN(true), figure: 'payloadUnits' },
          explain: 'Hardly any, though more user records were stored.',
        },
        {
          id: 'reader',
          text: 'What must a reader do with an aggregated record?',
          answer: {
            type: 'choice',
            right: 'unpack',
            options: [
              { id: 'nothing', text: 'Nothing: Kinesis unpacks it' },
              { id: 'unpack', text: 'Unpack it into its user records' },
              { id: 'decrypt', text: 'Decrypt it' },
            ],
          },
          explain: 'The KCL does it, and so does this page. A plain GetRecords does not.',
        },
      ],
      hints: ['The Runs page: open each run, and look for “PUT payload units”.'],
    },
  ],
};
