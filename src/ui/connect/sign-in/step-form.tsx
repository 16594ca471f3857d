import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Alert from '@cloudscape-design/components/alert';
import type { SignInFailure } from '../../../connection/cognito/session-error.ts';

interface Props {
  /** What this step is, for assistive technology and as a heading. */
  readonly title: string;
  readonly submit: string;
  readonly busy: boolean;
  /** Links and buttons beside the main one. */
  readonly others?: ReactNode;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** One step of signing in: fields, a button, and Enter does the same. */
export function StepForm({ title, submit, busy, others, onSubmit, children }: Props) {
  return (
    <form
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSubmit();
      }}
    >
      <SpaceBetween size="m">
        <h3>{title}</h3>
        {children}
        <div className="row">
          <Button variant="primary" formAction="submit" loading={busy} loadingText={submit}>
            {submit}
          </Button>
          {others}
        </div>
      </SpaceBetween>
    </form>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: string;
  readonly error?: string | undefined;
  /** `code`: digits, offered by phones from a message. */
  readonly kind?: 'text' | 'current-password' | 'new-password' | 'code' | 'username';
  readonly autoFocus?: boolean;
}

/** One field of a sign-in form. What is typed stays in the form. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, description, error, kind = 'text', autoFocus = false } = props;
  const secret = kind === 'current-password' || kind === 'new-password';
  return (
    <FormField label={label} description={description} errorText={error}>
      <Input
        value={value}
        type={secret ? 'password' : 'text'}
        inputMode={kind === 'code' ? 'numeric' : 'text'}
        autoComplete={kind === 'code' ? 'one-time-code' : kind === 'text' ? false : kind}
        autoFocus={autoFocus}
        spellcheck={false}
        onChange={({ detail }) => {
          onChange(detail.value);
        }}
      />
    </FormField>
  );
}

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
