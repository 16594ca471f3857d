import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useStore } from 'zustand';
import { currentPools, firstRegion, configuration } from '../../state/sign-in/config.ts';
import { goToHostedSignIn } from '../../state/sign-in/hosted-sign-in.ts';
import { session } from '../../state/connection/session.ts';
import { CodeForm } from './code-form.tsx';
import { FactorForm } from './factor-form.tsx';
import { ForgottenForm } from './forgotten-form.tsx';
import { NewPasswordForm } from './new-password-form.tsx';
import { PasswordForm, type SignInChoice } from './password-form.tsx';
import { SignInProblem } from './step-form.tsx';
import { useSignIn } from './use-sign-in.ts';

/** Signing in, step by step, until the page is connected. Closing it stops what is under way. */
export function SignInFlow({ onDone }: { readonly onDone: () => void }) {
  const regions = useStore(configuration, (state) => state.config.regions);
  const { now } = useStore(session);
  const [choice, setChoice] = useState<SignInChoice>({
    // Who was signed in is who signs in again, as a rule.
    username: now.type === 'ended' ? now.identity.user : '',
    password: '',
    region: firstRegion(),
    keptIn: 'tab',
  });
  const [changed, setChanged] = useState(false);
  const { step, busy, failure, start, answer, sendAgain, forgotten, startOver } = useSignIn(onDone);

  if (step.type === 'forgotten')
    return (
      <ForgottenForm
        username={choice.username}
        onCancel={startOver}
        onDone={(username) => {
          setChoice({ ...choice, username });
          setChanged(true);
          startOver();
        }}
      />
    );
  return (
    <div className="stack">
      <SignInProblem failure={failure} />
      {changed && failure === undefined && step.type === 'password' && (
        <Alert type="success">Your password was changed. Sign in with the new one.</Alert>
      )}
      {step.type === 'password' && (
        <PasswordForm
          key={choice.username}
          first={choice}
          regions={regions}
          busy={busy}
          hosted={currentPools()?.hostedUiDomain !== undefined}
          onSubmit={(from) => {
            setChoice({ ...from, password: '' });
            void start(from);
          }}
          onHosted={(from) => void goToHostedSignIn(from.keptIn)}
          onForgotten={(from) => {
            setChoice({ ...from, password: '' });
            setChanged(false);
            void forgotten(from);
          }}
        />
      )}
      {step.type === 'new-password' && (
        <NewPasswordForm attributes={step.attributes} busy={busy} onSubmit={answer} />
      )}
      {(step.type === 'code' || step.type === 'totp-setup' || step.type === 'email-setup') && (
        <CodeForm
          key={step.type}
          step={step}
          busy={busy}
          onSubmit={answer}
          onSendAgain={() => void sendAgain()}
        />
      )}
      {step.type === 'choose-factor' && (
        <FactorForm factors={step.factors} setUp={step.setUp} busy={busy} onSubmit={answer} />
      )}
      {(step.type !== 'password' || busy) && (
        <div>
          <Button variant="inline-link" onClick={startOver}>
            {step.type === 'password' ? 'Stop signing in' : 'Start over'}
          </Button>
        </div>
      )}
    </div>
  );
}
