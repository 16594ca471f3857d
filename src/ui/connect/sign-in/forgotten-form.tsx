import Button from '@cloudscape-design/components/button';
import { useRef, useState } from 'react';
import { errorMessage, errorName } from '../../../base/error-message.ts';
import type { Result } from '../../../base/result.ts';
import type { SignInFailure } from '../../../connection/cognito/session-error.ts';
import { loadCognito } from '../../state/connection/session.ts';
import { SignInProblem, StepForm, TextField } from './step-form.tsx';
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
  const [checked, setChecked] = useState(false);
  const [failure, setFailure] = useState<SignInFailure>();
  const calling = useRef(false);
  const missing = (text: string, words: string): string | undefined =>
    checked && text.trim() === '' ? words : undefined;

  async function call<T>(
    what: (cognito: Awaited<ReturnType<typeof loadCognito>>) => Promise<Result<T, SignInFailure>>,
    then: (value: T) => void,
  ): Promise<void> {
    if (calling.current) return;
    calling.current = true;
    setBusy(true);
    setFailure(undefined);
    try {
      const result = await what(await loadCognito());
      if (result.ok) then(result.value);
      else setFailure(result.error);
    } catch (thrown) {
      const next = 'Nothing was changed.';
      setFailure({ name: errorName(thrown), what: errorMessage(thrown), next });
    }
    calling.current = false;
    setBusy(false);
  }

  const send = (): Promise<void> =>
    call(
      ({ forgotPassword }) => forgotPassword(username),
      (to) => {
        setSentTo(to);
        setChecked(false);
      },
    );
  const set = (): Promise<void> =>
    call(
      ({ setForgottenPassword }) => setForgottenPassword(username, tidyCode(code), password),
      () => {
        onDone(username);
      },
    );

  return (
    <StepForm
      title="Forgotten password"
      submit={sentTo === undefined ? 'Send a code' : 'Set password'}
      busy={busy}
      others={
        <>
          {sentTo !== undefined && (
            <Button disabled={busy} onClick={() => void send()}>
              Send a new code
            </Button>
          )}
          <Button variant="link" onClick={onCancel}>
            Back to sign-in
          </Button>
        </>
      }
      onSubmit={() => {
        setChecked(true);
        if (username === '') return;
        if (sentTo === undefined) void send();
        else if (tidyCode(code) !== '' && password !== '') void set();
      }}
    >
      <SignInProblem failure={failure} />
      {sentTo === undefined ? (
        <TextField
          label="User name"
          kind="username"
          value={username}
          error={missing(username, 'Type your user name.')}
          autoFocus
          onChange={(text) => {
            setUsername(text.trim());
          }}
        />
      ) : (
        <>
          <p>
            If the account has a confirmed e-mail address or phone number, a code was sent
            {sentTo === '' ? '' : ` to ${sentTo}`}. It may take a minute to arrive. Without an
            address, only your instructor can set a new password.
          </p>
          <TextField
            label="Code"
            kind="code"
            value={code}
            error={missing(code, 'Type the code.')}
            autoFocus
            onChange={setCode}
          />
          <TextField
            label="New password"
            kind="new-password"
            value={password}
            error={missing(password, 'Type a new password.')}
            onChange={setPassword}
          />
        </>
      )}
    </StepForm>
  );
}
