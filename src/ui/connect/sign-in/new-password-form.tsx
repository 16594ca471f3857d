import { useState } from 'react';
import { own } from '../../../base/own.ts';
import { StepForm, TextField } from './step-form.tsx';

interface Props {
  /** What the pool also wants to know, such as `name`. */
  readonly attributes: readonly string[];
  readonly busy: boolean;
  readonly onSubmit: (password: string, attributes: Readonly<Record<string, string>>) => void;
}

/** The first sign-in with a temporary password: choose an own one. */
export function NewPasswordForm({ attributes, busy, onSubmit }: Props) {
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [checked, setChecked] = useState(false);
  const differs = password !== again ? 'The two passwords are not the same.' : undefined;
  const missing = attributes.some((name) => (own(values, name) ?? '') === '');
  return (
    <StepForm
      title="Choose a new password"
      submit="Set password"
      busy={busy}
      onSubmit={() => {
        setChecked(true);
        if (password !== '' && differs === undefined && !missing) onSubmit(password, values);
      }}
    >
      <p>The password you signed in with was temporary. Choose your own now.</p>
      <TextField
        label="New password"
        kind="new-password"
        value={password}
        error={checked && password === '' ? 'Type a new password.' : undefined}
        autoFocus
        onChange={setPassword}
      />
      <TextField
        label="New password again"
        kind="new-password"
        value={again}
        error={checked ? differs : undefined}
        onChange={setAgain}
      />
      {attributes.map((name) => (
        <TextField
          key={name}
          label={name.replaceAll('_', ' ')}
          description="The user pool wants to know this."
          value={own(values, name) ?? ''}
          error={checked && (own(values, name) ?? '') === '' ? 'It is needed.' : undefined}
          onChange={(value) => {
            setValues({ ...values, [name]: value });
          }}
        />
      ))}
    </StepForm>
  );
}
