import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import type { PracticeState } from '../../workers/practice/protocol.ts';
import { Card } from '../components/card.tsx';
import { formatDuration } from '../text/format.ts';
import { notify } from '../state/notices.ts';
import { threads } from '../state/connection/threads.ts';

const MINUTE = 60_000;
const JUMPS = [
  { label: '5 min', ms: 5 * MINUTE },
  { label: '1 h', ms: 60 * MINUTE },
  { label: '24 h', ms: 24 * 60 * MINUTE },
];
const TRANSITIONS = [0, 500, 1500, 5000, 30_000].map((ms) => ({
  value: String(ms),
  label: ms === 0 ? 'At once' : `${ms / 1000} s`,
}));
const ALL = { value: '', label: 'All streams' };

interface Props {
  readonly streams: PracticeState['streams'];
  readonly transitionMs: number;
}

/** The streams' clocks, and how long changes of a stream take. */
export function ClockCard({ streams, transitionMs }: Props) {
  const [stream, setStream] = useState('');
  const options = [ALL, ...streams.map(({ name }) => ({ value: name, label: name }))];

  async function jump(label: string, ms: number): Promise<void> {
    const { practice } = await threads();
    await practice.call('clock:jump', { ms, ...(stream !== '' && { stream }) });
    notify({
      type: 'success',
      header: `${stream === '' ? 'All practice streams are' : `${stream} is`} now ${label} later`,
    });
  }

  return (
    <Card title="Time">
      <div className="stack">
        <p className="secondary">
          Jump ahead to see retention, iterator expiry and iterator age at work. Quotas and latency
          stay in real time.
        </p>
        <div className="row row--end">
          <FormField label="Stream">
            <Select
              selectedOption={options.find(({ value }) => value === stream) ?? ALL}
              options={options}
              onChange={({ detail }) => {
                setStream(detail.selectedOption.value ?? '');
              }}
            />
          </FormField>
          {JUMPS.map(({ label, ms }) => (
            <Button key={ms} onClick={() => void jump(label, ms)}>
              + {label}
            </Button>
          ))}
        </div>
        {streams.some(({ clockOffsetMs }) => clockOffsetMs > 0) && (
          <ul>
            {streams
              .filter(({ clockOffsetMs }) => clockOffsetMs > 0)
              .map(({ name, clockOffsetMs }) => (
                <li key={name}>
                  {name} is {formatDuration(clockOffsetMs)} ahead
                </li>
              ))}
          </ul>
        )}
        <FormField
          label="Creating, resharding and deleting take"
          description="On AWS it is seconds to minutes."
        >
          <Select
            selectedOption={
              TRANSITIONS.find(({ value }) => value === String(transitionMs)) ?? {
                value: String(transitionMs),
                label: `${transitionMs} ms`,
              }
            }
            options={TRANSITIONS}
            onChange={({ detail }) => {
              void threads().then(({ practice }) =>
                practice.call('transition:set', Number(detail.selectedOption.value)),
              );
            }}
          />
        </FormField>
      </div>
    </Card>
  );
}
