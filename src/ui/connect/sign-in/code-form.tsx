import Button from '@cloudscape-design/components/button';
import { Suspense, useState } from 'react';
import type { SignInStep } from '../../../connection/cognito/sign-in.ts';
import { late } from '../../components/late.tsx';
import { StepForm, TextField } from './step-form.tsx';
import { tidyCode } from './tidy-code.ts';

const QrCode = late(() => import('./qr-code.tsx'), 'here');

type CodeStep = Extract<SignInStep, { type: 'code' | 'totp-setup' | 'email-setup' }>;

interface Props {
  readonly step: CodeStep;
  readonly busy: boolean;
  readonly onSubmit: (answer: string) => void;
  /** Has another code sent. */
  readonly onSendAgain: () => void;
}

/** A code of an app, a message or an e-mail; also setting up the app or the address. */
export function CodeForm({ step, busy, onSubmit, onSendAgain }: Props) {
  const [answer, setAnswer] = useState('');
  const [checked, setChecked] = useState(false);
  const address = step.type === 'email-setup';
  return (
    <StepForm
      title={titleOf(step)}
      submit={address ? 'Send a code' : 'Confirm code'}
      busy={busy}
      others={
        step.type === 'code' &&
        step.by !== 'totp' && (
          <Button disabled={busy} onClick={onSendAgain}>
            Send a new code
          </Button>
        )
      }
      onSubmit={() => {
        setChecked(true);
        const tidy = address ? answer.trim() : tidyCode(answer);
        if (tidy !== '') onSubmit(tidy);
      }}
    >
      {step.type === 'totp-setup' && (
        <>
          <p>
            Your account needs a second factor. Scan this picture with an authenticator app, or type
            the key there. Then type the code that the app shows.
          </p>
          <Suspense fallback={null}>
            <QrCode text={step.uri} label="QR code for an authenticator app" />
          </Suspense>
          <p>
            <span className="secondary">Key: </span>
            <code className="mono sign-in__key" data-testid="totp-secret">
              {step.secret}
            </code>
          </p>
          <p>
            <a href={step.uri}>Open in an app on this device</a>
          </p>
        </>
      )}
      {step.type === 'code' && <p>{wordsOf(step)}</p>}
      <TextField
        key={step.type}
        label={address ? 'E-mail address' : 'Code'}
        kind={address ? 'text' : 'code'}
        value={answer}
        error={checked && answer.trim() === '' ? missingText(address) : undefined}
        autoFocus
        onChange={setAnswer}
      />
    </StepForm>
  );
}

function missingText(address: boolean): string {
  return address ? 'Type your e-mail address.' : 'Type the code.';
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
