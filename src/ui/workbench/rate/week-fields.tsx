import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { lazy, Suspense, useState } from 'react';
import { problemOf, type DraftProblems } from '../scenario/draft-to-scenario.ts';
import { rateLabel, type RateUnit } from '../scenario/profile-choices.ts';
import { FIRST_WEEK, formatWeek, parseWeek } from '../scenario/week.ts';

const WeekDialog = lazy(() => import('./week-dialog.tsx'));

const CLOCKS = [
  { value: 'real-time', label: 'Locked to real time: this hour’s rate now' },
  { value: 'replay', label: 'Replay from Sunday 00:00, faster than real time' },
] as const;

interface Props {
  readonly values: Readonly<Record<string, string>>;
  readonly problems: DraftProblems;
  readonly unit: RateUnit;
  readonly onChange: (name: string, text: string) => void;
}

/** The week of rates, by which clock it goes, and how fast. */
export function WeekFields({ values, problems, unit, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const week = parseWeek(values['days'] ?? FIRST_WEEK);
  const mode = values['mode'] ?? 'real-time';
  return (
    <div className="stack">
      <FormField label="Clock" stretch>
        <Select
          selectedOption={CLOCKS.find(({ value }) => value === mode) ?? CLOCKS[0]}
          options={CLOCKS}
          onChange={({ detail }) => {
            onChange('mode', detail.selectedOption.value ?? 'real-time');
          }}
        />
      </FormField>
      {mode === 'replay' && (
        <FormField
          label="Hours of the week in one hour"
          description="60: an hour of the week takes a minute, with all of its records, so at 60 times its rate. 1: real speed."
          errorText={problemOf(problems, 'profile', 'speed')}
          stretch
        >
          <Input
            value={values['speed'] ?? '60'}
            inputMode="decimal"
            onChange={({ detail }) => {
              onChange('speed', detail.value);
            }}
          />
        </FormField>
      )}
      <div className="row">
        <Button
          onClick={() => {
            setOpen(true);
          }}
        >
          Edit the week…
        </Button>
        {problemOf(problems, 'profile', 'days') !== undefined && (
          <span role="alert">{problemOf(problems, 'profile', 'days')}</span>
        )}
      </div>
      {open && (
        <Suspense fallback={null}>
          <WeekDialog
            week={week}
            unit={rateLabel('', unit)}
            onCancel={() => {
              setOpen(false);
            }}
            onSave={(changed) => {
              onChange('days', formatWeek(changed));
              setOpen(false);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
