import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import type { KeptIn } from '../../../connection/cognito/session-storage.ts';
import { askToClear } from '../../state/saved/clear-browser.ts';
import { StepForm, TextField } from './step-form.tsx';

const KEPT: readonly { value: KeptIn; label: string; description: string }[] = [
  {
    value: 'tab',
    label: 'Until this tab is closed',
    description: 'A reload stays signed in. Right for a shared computer if you close the tab.',
  },
  {
    value: 'memory',
    label: 'Until the page is left or reloaded',
    description: 'Nothing is stored in the browser.',
  },
  {
    value: 'device',
    label: 'Stay signed in on this device',
    description: 'Only on a computer that nobody else uses.',
  },
];

export interface SignInChoice {
  readonly username: string;
  readonly password: string;
  readonly region: string;
  readonly keptIn: KeptIn;
}

interface Props {
  readonly first: SignInChoice;
  readonly regions: readonly string[];
  readonly busy: boolean;
  readonly hosted: boolean;
  readonly onSubmit: (choice: SignInChoice) => void;
  readonly onHosted: (choice: SignInChoice) => void;
  readonly onForgotten: (choice: SignInChoice) => void;
}

/** User name, password, region, and how long the session is to last. */
export function PasswordForm(props: Props) {
  const { first, regions, busy, hosted, onSubmit, onHosted, onForgotten } = props;
  const [choice, setChoice] = useState(first);
  const [checked, setChecked] = useState(false);
  const set = (change: Partial<SignInChoice>): void => {
    setChoice({ ...choice, ...change });
  };
  const missing = (text: string, words: string): string | undefined =>
    checked && text === '' ? words : undefined;
  return (
    <StepForm
      title="Sign in"
      submit="Sign in"
      busy={busy}
      others={
        <>
          {hosted && (
            <Button
              disabled={busy}
              onClick={() => {
                onHosted(choice);
              }}
            >
              Sign in on the hosted page
            </Button>
          )}
          <Button
            variant="inline-link"
            disabled={busy}
            onClick={() => {
              onForgotten(choice);
            }}
          >
            Forgotten password
          </Button>
          <Button
            variant="inline-link"
            disabled={busy}
            onClick={() => {
              askToClear(true);
            }}
          >
            Clear this browser
          </Button>
        </>
      }
      onSubmit={() => {
        setChecked(true);
        if (choice.username !== '' && choice.password !== '') onSubmit(choice);
      }}
    >
      <TextField
        label="User name"
        kind="username"
        value={choice.username}
        error={missing(choice.username, 'Type your user name.')}
        autoFocus
        onChange={(username) => {
          set({ username: username.trim() });
        }}
      />
      <TextField
        label="Password"
        kind="current-password"
        value={choice.password}
        error={missing(choice.password, 'Type your password, or the temporary one you were given.')}
        onChange={(password) => {
          set({ password });
        }}
      />
      <FormField
        label="Region"
        description="To use another one, whoever hosts this page adds it to its config.json."
      >
        <Select
          options={regions.map((value) => ({ value, label: value }))}
          selectedOption={{ value: choice.region, label: choice.region }}
          onChange={({ detail }) => {
            set({ region: detail.selectedOption.value ?? choice.region });
          }}
        />
      </FormField>
      <FormField label="Stay signed in">
        <RadioGroup
          value={choice.keptIn}
          items={[...KEPT]}
          onChange={({ detail }) => {
            set({ keptIn: KEPT.find(({ value }) => value === detail.value)?.value ?? 'tab' });
          }}
        />
      </FormField>
    </StepForm>
  );
}
