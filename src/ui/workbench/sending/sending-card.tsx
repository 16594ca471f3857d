import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useStore } from 'zustand';
import { Card } from '../../components/card.tsx';
import { InfoLink } from '../../help/info-link.tsx';
import { draft, type Draft } from '../../state/run/draft.ts';
import { problemOf, type DraftProblems } from '../scenario/draft-to-scenario.ts';
import './sending-card.css';

type Sending = Draft['sending'];
/** What is typed. */
type TypedField = 'ttl' | 'inFlight' | 'linger' | 'batchRecords' | 'batchKiB' | 'seed';

const RETRIES: readonly { value: Sending['retry']; label: string; description: string }[] = [
  {
    value: 'backoff',
    label: 'Retry with backoff',
    description: 'Waits a random, growing time between tries (full jitter).',
  },
  {
    value: 'immediate',
    label: 'Retry at once',
    description: 'Sends again without waiting: adds load to a shard that is full already.',
  },
  { value: 'none', label: 'No retry', description: 'A throttled record is given up at once.' },
];

const LIMITERS: readonly { value: Sending['limiter']; label: string; description: string }[] = [
  { value: 'off', label: 'Off', description: 'Sends all that is due, even more than shards take.' },
  {
    value: 'kpl',
    label: '150 % of the quota',
    description: 'What the Kinesis Producer Library does.',
  },
  { value: 'strict', label: '100 % of the quota', description: 'Never more than a shard accepts.' },
];

/** What happens between a record being made and being stored. */
export function SendingCard({ problems }: { readonly problems: DraftProblems }) {
  const sending = useStore(draft, (state) => state.sending);
  const set = (change: Partial<Sending>): void => {
    draft.setState({ sending: { ...sending, ...change } });
  };
  const retry = RETRIES.find(({ value }) => value === sending.retry);
  const limiter = LIMITERS.find(({ value }) => value === sending.limiter);
  const input = (name: TypedField, label: string, path: string[], kplName?: string) => (
    <FormField
      label={label}
      errorText={problemOf(problems, ...path)}
      constraintText={kplName === undefined ? undefined : `KPL: ${kplName}`}
      stretch
    >
      <Input
        value={sending[name]}
        inputMode={name === 'seed' ? 'text' : 'decimal'}
        placeholder={name === 'seed' ? 'random' : ''}
        onChange={({ detail }) => {
          set({ [name]: detail.value });
        }}
      />
    </FormField>
  );
  return (
    <Card title="Sending" info={<InfoLink term="throttle" />}>
      <div className="stack">
        <FormField label="Throttled records" description={retry?.description} stretch>
          <Select
            selectedOption={retry ?? null}
            options={RETRIES}
            onChange={({ detail }) => {
              set({ retry: detail.selectedOption.value as Sending['retry'] });
            }}
          />
        </FormField>
        <details className="sending__more">
          <summary>More options</summary>
          <div className="stack">
            <div className="choice-fields">
              {sending.retry !== 'none' &&
                input('ttl', 'Give up after, s', ['retry', 'ttlMs'], 'RecordTtl')}
              {input('inFlight', 'Requests in flight', ['inFlight'])}
              {input('linger', 'Batch waits at most, ms', ['lingerMs'], 'RecordMaxBufferedTime')}
              {input(
                'batchRecords',
                'Records a call, at most',
                ['maxBatchRecords'],
                'CollectionMaxCount',
              )}
              {input('batchKiB', 'KiB a call, at most', ['maxBatchBytes'], 'CollectionMaxSize')}
              {input('seed', 'Seed', ['seed'])}
            </div>
            <FormField label="Rate limiter per shard" description={limiter?.description} stretch>
              <Select
                selectedOption={limiter ?? null}
                options={LIMITERS}
                onChange={({ detail }) => {
                  set({ limiter: detail.selectedOption.value as Sending['limiter'] });
                }}
              />
            </FormField>
            <Checkbox
              checked={sending.aggregate}
              description="Packs many small records into one, as the KPL does."
              onChange={({ detail }) => {
                set({ aggregate: detail.checked });
              }}
            >
              Aggregate records
            </Checkbox>
            <Checkbox
              checked={sending.gzip}
              onChange={({ detail }) => {
                set({ gzip: detail.checked });
              }}
            >
              Compress each record (gzip)
            </Checkbox>
            <Checkbox
              checked={sending.ordered}
              description="PutRecord with SequenceNumberForOrdering: strict order, and slow."
              onChange={({ detail }) => {
                set({ ordered: detail.checked });
              }}
            >
              One record at a time, in order
            </Checkbox>
            <Checkbox
              checked={sending.streamBodies}
              description="For HTTPS endpoints with HTTP/2. The browser then cannot send a call again by itself when a connection is cut. Over HTTP/1.1 every call fails, and AWS may refuse such calls."
              onChange={({ detail }) => {
                set({ streamBodies: detail.checked });
              }}
            >
              Stream the body of each call
            </Checkbox>
            <Checkbox
              checked={sending.stamp}
              description='Adds "_run" and "_record" to JSON records, so that Verify delivery knows a copy from an equal record.'
              onChange={({ detail }) => {
                set({ stamp: detail.checked });
              }}
            >
              Stamp each record
            </Checkbox>
          </div>
        </details>
      </div>
    </Card>
  );
}
