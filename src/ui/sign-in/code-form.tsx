import { useState } from 'react';
import type { SignInStep } from '../../connection/cognito/sign-in.ts';
import { StepForm } from './step-form.tsx';
import { TextField } from './text-field.tsx';

type CodeStep = Extract<SignInStep, { type: 'code' | 'totp-setup' | 'email-setup' }>;

interface Props {
  readonly step: CodeStep;
  readonly busy: boolean;
  readonly onSubmit: (answer: string) => void;
}

/** A code of an app, a message or an e-mail; also setting up the app or the address. */
export function CodeForm({ step, busy, onSubmit }: Props) {
  const [answer, setAnswer] = useState('');
  const address = step.type === 'email-setup';
  return (
    <StepForm
      title={titleOf(step)}
      submit={address ? 'Send a code' : 'Confirm code'}
      busy={busy}
      onSubmit={() => {
        if (answer.trim() !== '') onSubmit(answer.trim());
      }}
    >
      {step.type === 'totp-setup' && (
        <>
          <p>
            Your account needs a second factor. Add an account to an authenticator app by typing
            this key, or open the link on the device that has the app. Then type the code that the
            app shows.
          </p>
          <p>
            <span className="secondary">Key: </span>
            <code className="mono sign-in__key" data-testid="totp-secret">
              {step.secret}
            </code>
          </p>
          <p>
            <a href={step.uri}>Open in an authenticator app</a>
          </p>
        </>
      )}
      {step.type === 'code' && <p>{wordsOf(step)}</p>}
      <TextField
        key={step.type}
        label={address ? 'E-mail address' : 'Code'}
        kind={address ? 'text' : 'code'}
        value={answer}
        autoFocus
        onChange={setAnswer}
      />
    </StepForm>
  );
}

function titleOf(step: CodeStep): string {
  if (step.type === 'totp-setup') return 'Set up an authenticator app';
  return step.type === 'email-setup' ? 'Set up codes by e-mail' : 'Type the code';
}

function wordsOf({ by, to }: Extract<CodeStep, { type: 'code' }>): string {
  if (by === 'totp') return 'Type the six digits that your authenticator app shows now.';
  const where = to === '' ? '' : ` to ${to}`;
  return by === 'sms'
    ? `A code was sent as a text message${where}.`
    : `A code was sent by e-mail${where}.`;
}
