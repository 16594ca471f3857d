import Alert from '@cloudscape-design/components/alert';
import { gapText, type RoleGap } from '../../connection/cognito/role-limit.ts';

/** Says before any click what the role may not do, by the names of the missing actions. */
export function NotAllowed(props: { readonly header: string; readonly gap: RoleGap }) {
  return (
    <Alert type="info" header={props.header}>
      {gapText(props.gap)}
    </Alert>
  );
}
