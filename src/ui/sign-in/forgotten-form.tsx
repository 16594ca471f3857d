import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import type { SignInFailure } from '../../connection/cognito/session-error.ts';
import { loadCognito } from '../state/session.ts';
import { SignInProblem } from './sign-in-problem.tsx';
import { StepForm } from './step-form.tsx';
import { TextField } from './text-field.tsx';
import { tidyCode } from './tidy-code.ts';

interface Props {
  readonly username: string;
  /** The password was set: `username` may sign in with it. */
  readonly onDone: (username: string) => void;
  readonly onCancel: () => void;
}

/** A code by e-mail or text message, and then a new password. */
export function ForgottenForm({ username: first, onDone, onCancel }: Props) {
  const [username, setUsername] = useState(first);
  const [sentTo, setSentTo] = useState<string>();
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SignInFailure>();

  async function submit(): Promise<void> {
    setBusy(true);
    setFailure(undefined);
    const { forgotPassword, setForgottenPassword } = await loadCognito();
    if (sentTo === undefined) {
      const sent = await forgotPassword(username);
      if (sent.ok) setSentTo(sent.value);
      else setFailure(sent.error);
    } else {
      const set = await setForgottenPassword(username, tidyCode(code), password);
      if (set.ok) {
        onDone(username);
        return;
      }
      setFailure(set.error);
    }
    setBusy(false);
  }

  return (
    <StepForm
      title="Forgotten password"
      submit={sentTo === undefined ? 'Send a code' : 'Set password'}
      busy={busy}
      others={
        <Button variant="link" disabled={busy} onClick={onCancel}>
          Back to sign-in
        </Button>
      }
      onSubmit={() => void submit()}
    >
      <SignInProblem failure={failure} />
      {sentTo === undefined ? (
        <TextField
          label="User name"
          kind="username"
          value={username}
          autoFocus
          onChange={(text) => {
            setUsername(text.trim());
          }}
        />
      ) : (
        <>
          <p>A code was sent{sentTo === '' ? '' : ` to ${sentTo}`}.</p>
          <TextField label="Code" kind="code" value={code} autoFocus onChange={setCode} />
          <TextField
            label="New password"
            kind="new-password"
            value={password}
            onChange={setPassword}
          />
        </>
      )}
    </StepForm>
  );
}
