import Alert from '@cloudscape-design/components/alert';
import type { SignInFailure } from '../../../connection/cognito/session-error.ts';

/** What went wrong with a sign-in, and what to do. */
export function SignInProblem({ failure }: { readonly failure: SignInFailure | undefined }) {
  return (
    <div aria-live="polite">
      {failure !== undefined && (
        <Alert type="error" header={failure.what}>
          <div>{failure.next}</div>
          <div className="mono secondary">{failure.name}</div>
        </Alert>
      )}
    </div>
  );
}
