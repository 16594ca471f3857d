import { useEffect, useRef, useState } from 'react';
import { errorMessage, errorName } from '../../../base/error-message.ts';
import { beginSignIn, stopSignIn } from '../../../connection/cognito/bounded-fetch.ts';
import type { SignInFailure } from '../../../connection/cognito/session-error.ts';
import type { SignInStep, StepResult } from '../../../connection/cognito/sign-in.ts';
import { loadCognito, session } from '../../state/connection/session.ts';
import { endTokens, enterAws, prepareSignIn } from '../../state/sign-in/signing-in.ts';
import type { SignInChoice } from './password-form.tsx';

/** What is asked of the user. A sign-in that is done, or wants a reset, is asked something else. */
type Asked =
  | Exclude<SignInStep, { type: 'done' } | { type: 'reset-password' }>
  | { readonly type: 'password' }
  | { readonly type: 'forgotten' };

/** After these a sign-in cannot go on: only a new one can. */
const OVER = new Set(['NotAuthorizedException', 'SignInException']);

interface SignIn {
  readonly step: Asked;
  readonly busy: boolean;
  readonly failure: SignInFailure | undefined;
  readonly start: (from: SignInChoice) => Promise<void>;
  readonly answer: (text: string, attributes?: Readonly<Record<string, string>>) => void;
  /** Signs in again, up to the step that sends a code. */
  readonly sendAgain: () => Promise<void>;
  readonly forgotten: (from: SignInChoice) => Promise<void>;
  /** Stops what is under way, and begins with the password. */
  readonly startOver: () => void;
}

/** One sign-in: its steps, one after the other. It is stopped when its form goes. */
export function useSignIn(onDone: () => void): SignIn {
  const [step, setStep] = useState<Asked>({ type: 'password' });
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SignInFailure>();
  /** The password is there for sending a code again, and goes with the form. */
  const from = useRef<SignInChoice>(undefined);
  const factor = useRef<string>(undefined);
  /** Counts the sign-ins: an answer to one that was stopped is nobody's. */
  const current = useRef(0);

  const stop = (): void => {
    current.current += 1;
    from.current = undefined;
    factor.current = undefined;
    stopSignIn();
  };
  useEffect(
    () => () => {
      // The form also goes when the session is open: then there is nothing to stop.
      if (session.getState().now.type !== 'open') stop();
    },
    [],
  );

  /** Goes one step on; whatever it throws is shown, and the form can be used again. */
  async function advance(next: () => Promise<StepResult>): Promise<void> {
    const mine = current.current;
    const wanted = (): boolean => mine === current.current;
    setBusy(true);
    setFailure(undefined);
    try {
      const result = await next();
      if (!wanted()) {
        // Signed in after all, and nobody waits for it.
        if (result.ok && result.value.type === 'done') await endTokens();
        return;
      }
      if (!result.ok) fail(result.error);
      else if (result.value.type === 'done') {
        await enterAws(from.current?.region ?? '', wanted);
        onDone();
        return;
      } else if (result.value.type === 'reset-password') setStep({ type: 'forgotten' });
      else setStep(result.value);
    } catch (thrown) {
      if (!wanted()) return;
      fail({
        name: errorName(thrown),
        what: errorMessage(thrown),
        next: 'You are not connected. Try again, or tell your instructor the words above.',
      });
      setStep({ type: 'password' });
    }
    setBusy(false);
  }

  function fail(problem: SignInFailure): void {
    setFailure(problem);
    if (OVER.has(problem.name)) setStep({ type: 'password' });
  }

  async function signIn(choice: SignInChoice): Promise<StepResult> {
    beginSignIn();
    await prepareSignIn(choice.keptIn);
    const { startSignIn } = await loadCognito();
    return startSignIn(choice.username, choice.password);
  }

  async function send(asked: SignInStep, text: string, attributes = {}): Promise<StepResult> {
    const { answerStep } = await loadCognito();
    return answerStep(asked, text, from.current?.username ?? '', attributes);
  }

  return {
    step,
    busy,
    failure,
    start(choice) {
      from.current = choice;
      return advance(() => signIn(choice));
    },
    answer(text, attributes) {
      if (step.type === 'password' || step.type === 'forgotten') return;
      const asked: SignInStep = step;
      if (asked.type === 'choose-factor') factor.current = text;
      void advance(() => send(asked, text, attributes));
    },
    sendAgain() {
      const choice = from.current;
      if (choice === undefined) return Promise.resolve();
      return advance(async () => {
        const first = await signIn(choice);
        const again = first.ok && first.value.type === 'choose-factor' ? factor.current : undefined;
        return first.ok && again !== undefined ? send(first.value, again) : first;
      });
    },
    async forgotten(choice) {
      await advance(async () => {
        await prepareSignIn(choice.keptIn);
        return { ok: true, value: { type: 'reset-password' } };
      });
    },
    startOver() {
      stop();
      setBusy(false);
      setFailure(undefined);
      setStep({ type: 'password' });
    },
  };
}
