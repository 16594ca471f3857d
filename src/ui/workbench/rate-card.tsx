import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useStore } from 'zustand';
import { Card } from '../components/card.tsx';
import { InfoLink } from '../components/info-link.tsx';
import { draft, type Draft } from '../state/draft.ts';
import type { DraftProblems } from './draft-scenario.ts';
import './rate-card.css';

type End = Draft['end']['kind'];
type Retry = Draft['retry'];

const ENDS: readonly { value: End; label: string }[] = [
  { value: 'hand', label: 'Until I press Stop' },
  { value: 'total', label: 'After a number of records' },
  { value: 'duration', label: 'After a time' },
];

const RETRIES: readonly { value: Retry; label: string; description: string }[] = [
  {
    value: 'backoff',
    label: 'Retry with backoff, up to 30 s',
    description: 'Waits a random, growing time between tries (full jitter).',
  },
  { value: 'none', label: 'No retry', description: 'A throttled record is given up at once.' },
];

const PRESETS = [100, 1000, 2500, 5000] as const;

/** How fast, how long, and what to do with refused records. */
export function RateCard({ problems }: { readonly problems: DraftProblems }) {
  const state = useStore(draft);
  return (
    <Card title="Rate" info={<InfoLink term="rate" />}>
      <div className="stack">
        <FormField label="Target, records per second" errorText={problems.rate} stretch>
          <div className="row">
            <div className="rate-card__number">
              <Input
                value={state.rate}
                inputMode="decimal"
                onChange={({ detail }) => {
                  draft.setState({ rate: detail.value });
                }}
              />
            </div>
            <div className="row" role="group" aria-label="Common rates">
              {PRESETS.map((rate) => (
                <button
                  key={rate}
                  type="button"
                  className="small-button num"
                  aria-pressed={state.rate === String(rate)}
                  onClick={() => {
                    draft.setState({ rate: String(rate) });
                  }}
                >
                  {rate.toLocaleString('en-US')}
                </button>
              ))}
            </div>
          </div>
        </FormField>
        <div className="rate-card__pair">
          <FormField label="Ends" stretch>
            <Select
              selectedOption={ENDS.find(({ value }) => value === state.end.kind) ?? null}
              options={ENDS}
              onChange={({ detail }) => {
                draft.setState({
                  end: { ...state.end, kind: detail.selectedOption.value as End },
                });
              }}
            />
          </FormField>
          {state.end.kind === 'total' && (
            <FormField label="Records" errorText={problems.total} stretch>
              <Input
                value={state.end.total}
                inputMode="numeric"
                onChange={({ detail }) => {
                  draft.setState({ end: { ...state.end, total: detail.value } });
                }}
              />
            </FormField>
          )}
          {state.end.kind === 'duration' && (
            <FormField label="Seconds" errorText={problems.duration} stretch>
              <Input
                value={state.end.duration}
                inputMode="decimal"
                onChange={({ detail }) => {
                  draft.setState({ end: { ...state.end, duration: detail.value } });
                }}
              />
            </FormField>
          )}
        </div>
        <FormField
          label="Throttled records"
          description={RETRIES.find(({ value }) => value === state.retry)?.description}
          stretch
        >
          <Select
            selectedOption={RETRIES.find(({ value }) => value === state.retry) ?? null}
            options={RETRIES}
            onChange={({ detail }) => {
              draft.setState({ retry: detail.selectedOption.value as Retry });
            }}
          />
        </FormField>
        <FormField
          label="Requests in flight, at most"
          description="PutRecords calls that wait for an answer at the same time."
          errorText={problems.inFlight}
          stretch
        >
          <Input
            value={state.inFlight}
            inputMode="numeric"
            onChange={({ detail }) => {
              draft.setState({ inFlight: detail.value });
            }}
          />
        </FormField>
      </div>
    </Card>
  );
}
