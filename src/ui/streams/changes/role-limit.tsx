import Alert from '@cloudscape-design/components/alert';
import type { ReactNode } from 'react';
import { useRoleGap } from '../../state/sign-in/role.ts';
import './role-limit.css';

/** Whether the user's role may change a stream, as far as is known. */
export function useMayChange(stream: string): boolean {
  return useRoleGap('change', stream) === undefined;
}

/** Says before any click what the role may not do here. */
export function RoleLimit({ stream }: { readonly stream: string }) {
  const gap = useRoleGap('change', stream);
  const unusable = useRoleGap('describe', stream) !== undefined;
  if (gap === undefined || unusable) return null;
  return (
    <Alert type="info" header="Your role may write and read this stream, not change it">
      Not allowed:{' '}
      {gap.actions.map((action) => (
        <span key={action}>
          <code>{action}</code>,{' '}
        </span>
      ))}
      and the calls behind Settings. Create a stream of your own for that, or ask your instructor.
    </Alert>
  );
}

/** Controls that change a stream: switched off where the role may not. */
export function ForWhoMayChange(props: { readonly stream: string; readonly children: ReactNode }) {
  return (
    <fieldset className="role-limit" disabled={!useMayChange(props.stream)}>
      {props.children}
    </fieldset>
  );
}
