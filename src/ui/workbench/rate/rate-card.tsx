import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useStore } from 'zustand';
import type { CurvePreview } from '../../../load/profile/curve-preview.ts';
import { Card } from '../../components/card.tsx';
import { InfoLink } from '../../help/info-link.tsx';
import { draft, type Draft } from '../../state/run/draft.ts';
import { CurvePicture } from './curve-picture.tsx';
import { problemOf, type DraftProblems } from '../scenario/draft-to-scenario.ts';
import { ProfileFields } from './profile-fields.tsx';
import { RunningRate } from './running-rate.tsx';
import './rate-card.css';

type End = Draft['end']['kind'];

const ENDS: readonly { value: End; label: string }[] = [
  { value: 'hand', label: 'Until I press Stop' },
  { value: 'total', label: 'After a number of records' },
  { value: 'duration', label: 'After a time' },
];

interface Props {
  readonly problems: DraftProblems;
  readonly curve: CurvePreview | undefined;
}

/** How fast, and how long. */
export function RateCard({ problems, curve }: Props) {
  const end = useStore(draft, (state) => state.end);
  const setEnd = (change: Partial<Draft['end']>): void => {
    draft.setState({ end: { ...end, ...change } });
  };
  return (
    <Card title="Rate" info={<InfoLink term="rate" />}>
      <div className="stack">
        <ProfileFields problems={problems} />
        <RunningRate />
        <div className="choice-fields rate-card__end">
          <FormField label="Ends" stretch>
            <Select
              selectedOption={ENDS.find(({ value }) => value === end.kind) ?? null}
              options={ENDS}
              onChange={({ detail }) => {
                setEnd({ kind: detail.selectedOption.value as End });
              }}
            />
          </FormField>
          {end.kind === 'total' && (
            <FormField label="Records" errorText={problemOf(problems, 'total')} stretch>
              <Input
                value={end.total}
                inputMode="numeric"
                onChange={({ detail }) => {
                  setEnd({ total: detail.value });
                }}
              />
            </FormField>
          )}
          {end.kind === 'duration' && (
            <FormField label="Seconds" errorText={problemOf(problems, 'durationMs')} stretch>
              <Input
                value={end.duration}
                inputMode="decimal"
                onChange={({ detail }) => {
                  setEnd({ duration: detail.value });
                }}
              />
            </FormField>
          )}
        </div>
        <CurvePicture curve={curve} />
      </div>
    </Card>
  );
}
