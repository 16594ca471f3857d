import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useStore } from 'zustand';
import { errorMessage, errorName } from '../../base/error-message.ts';
import type { SignInFailure } from '../../connection/cognito/session-error.ts';
import type { SignInStep, StepResult } from '../../connection/cognito/sign-in.ts';
import { currentPools, firstRegion } from '../state/aws-settings.ts';
import { configuration } from '../state/config.ts';
import { loadCognito } from '../state/session.ts';
import { goToHostedSignIn } from '../state/hosted-sign-in.ts';
import { enterAws, prepareSignIn } from '../state/signing-in.ts';
import { CodeForm } from './code-form.tsx';
import { FactorForm } from './factor-form.tsx';
import { ForgottenForm } from './forgotten-form.tsx';
import { NewPasswordForm } from './new-password-form.tsx';
import { PasswordForm, type SignInChoice } from './password-form.tsx';
import { SignInProblem } from './sign-in-problem.tsx';

/** Signing in, step by step, until the page is connected. */
export function SignInFlow({ onDone }: { readonly onDone: () => void }) {
  const regions = useStore(configuration, (state) => state.config.regions);
  const [choice, setChoice] = useState<SignInChoice>({
    username: '',
    password: '',
    region: firstRegion(),
    keptIn: 'tab',
  });
  const [step, setStep] = useState<SignInStep | { readonly type: 'password' | 'forgotten' }>({
    type: 'password',
  });
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SignInFailure>();

  /** Goes one step on; whatever it throws is shown, and the form can be used again. */
  async function advance(from: SignInChoice, next: () => Promise<StepResult>): Promise<void> {
    setBusy(true);
    setFailure(undefined);
    try {
      const result = await next();
      if (!result.ok) setFailure(result.error);
      else if (result.value.type === 'done') {
        await enterAws(from.region);
        onDone();
        return;
      } else if (result.value.type === 'reset-password') setStep({ type: 'forgotten' });
      else setStep(result.value);
    } catch (thrown) {
      setFailure({
        name: errorName(thrown),
        what: errorMessage(thrown),
        next: 'You are not connected. Try again, or tell your instructor the words above.',
      });
      setStep({ type: 'password' });
    }
    setBusy(false);
  }

  const start = (from: SignInChoice): Promise<void> => {
    // The password is used once and not kept.
    setChoice({ ...from, password: '' });
    return advance(from, async () => {
      await prepareSignIn(from.keptIn);
      const { startSignIn } = await loadCognito();
      return startSignIn(from.username, from.password);
    });
  };
  const answer = (text: string, attributes?: Readonly<Record<string, string>>): void => {
    void advance(choice, async () => {
      const { answerStep } = await loadCognito();
      return answerStep(text, choice.username, attributes);
    });
  };
  const startOver = (): void => {
    setFailure(undefined);
    setStep({ type: 'password' });
  };

  if (step.type === 'forgotten')
    return (
      <ForgottenForm
        username={choice.username}
        onCancel={startOver}
        onDone={(username) => {
          setChoice({ ...choice, username });
          startOver();
        }}
      />
    );
  return (
    <div className="stack">
      <SignInProblem failure={failure} />
      {(step.type === 'password' || step.type === 'done' || step.type === 'reset-password') && (
        <PasswordForm
          key={choice.username}
          first={choice}
          regions={regions}
          busy={busy}
          hosted={currentPools()?.hostedUiDomain !== undefined}
          onSubmit={(from) => void start(from)}
          onHosted={(from) => void goToHostedSignIn(from.keptIn)}
          onForgotten={(from) => {
            setChoice({ ...from, password: '' });
            void prepareSignIn(from.keptIn).then(() => {
              setStep({ type: 'forgotten' });
            });
          }}
        />
      )}
      {step.type === 'new-password' && (
        <NewPasswordForm attributes={step.attributes} busy={busy} onSubmit={answer} />
      )}
      {(step.type === 'code' || step.type === 'totp-setup' || step.type === 'email-setup') && (
        <CodeForm key={step.type} step={step} busy={busy} onSubmit={answer} />
      )}
      {step.type === 'choose-factor' && (
        <FactorForm factors={step.factors} setUp={step.setUp} busy={busy} onSubmit={answer} />
      )}
      {step.type !== 'password' && (
        <div>
          <Button variant="inline-link" disabled={busy} onClick={startOver}>
            Start over
          </Button>
        </div>
      )}
    </div>
  );
}
