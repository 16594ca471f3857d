import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';

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
