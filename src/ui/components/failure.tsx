import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type { ServiceFailure } from '../../kinesis/errors/service-error.ts';
import { adviceFor } from './failure-advice.ts';
import { gapText, type RoleGap } from '../../connection/cognito/role-limit.ts';

interface Props {
  /** What was attempted: "The streams could not be listed." */
  readonly what: string;
  readonly failure: ServiceFailure;
  readonly onRetry?: () => void;
}

/** What went wrong, why, and what to do next. */
export function Failure({ what, failure, onRetry }: Props) {
  return (
    <Alert
      type="error"
      header={what}
      {...(onRetry !== undefined && { action: <Button onClick={onRetry}>Try again</Button> })}
    >
      <div>
        <strong>
          {failure.httpStatus === undefined && failure.kind === 'lost' ? 'No answer' : failure.name}
        </strong>
        : {failure.message}
      </div>
      <div>{adviceFor(failure)}</div>
      {failure.requestId !== undefined && (
        <div className="mono secondary">request id {failure.requestId}</div>
      )}
    </Alert>
  );
}

/** Says before any click what the role may not do, by the names of the missing actions. */
export function NotAllowed(props: { readonly header: string; readonly gap: RoleGap }) {
  return (
    <Alert type="info" header={props.header}>
      {gapText(props.gap)}
    </Alert>
  );
}
