import RadioGroup from '@cloudscape-design/components/radio-group';
import { useState } from 'react';
import type { Factor } from '../../../connection/cognito/sign-in.ts';
import { StepForm } from './step-form.tsx';

const LABELS: Readonly<Record<Factor, string>> = {
  TOTP: 'A code of an authenticator app',
  SMS: 'A code by text message',
  EMAIL: 'A code by e-mail',
};

interface Props {
  readonly factors: readonly Factor[];
  readonly setUp: boolean;
  readonly busy: boolean;
  readonly onSubmit: (factor: Factor) => void;
}

/** Which second factor to use, or to set up. */
export function FactorForm({ factors, setUp, busy, onSubmit }: Props) {
  const [factor, setFactor] = useState(factors[0] ?? 'TOTP');
  return (
    <StepForm
      title={setUp ? 'Choose a second factor to set up' : 'Choose a second factor'}
      submit="Continue"
      busy={busy}
      onSubmit={() => {
        onSubmit(factor);
      }}
    >
      <RadioGroup
        ariaLabel="Second factor"
        value={factor}
        items={factors.map((value) => ({ value, label: LABELS[value] }))}
        onChange={({ detail }) => {
          setFactor(factors.find((one) => one === detail.value) ?? factor);
        }}
      />
    </StepForm>
  );
}
