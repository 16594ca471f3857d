import Alert from '@cloudscape-design/components/alert';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { mayChange } from '../../connection/role-limit.ts';
import { awsSettings } from '../state/aws-settings.ts';
import { configuration } from '../state/config.ts';
import { connection } from '../state/connection.ts';
import { session } from '../state/session.ts';
import './role-limit.css';

/**
 * Whether the user's role may change a stream, as far as is known: the configuration's stream
 * prefix stands for the roles that were deployed with it; of pools from a link nothing is known.
 */
export function useMayChange(stream: string): boolean {
  const current = useStore(connection, (state) => state.current);
  const { now } = useStore(session);
  const prefix = useStore(configuration, (state) => state.config.streamPrefix);
  const linked = useStore(awsSettings, (state) => state.linked);
  if (current.kind !== 'aws' || prefix === undefined || linked !== null) return true;
  if (now.type !== 'open' && now.type !== 'ended') return true;
  return mayChange(stream, prefix, now.identity);
}

/** Says before any click what the role may not do here. */
export function RoleLimit({ stream }: { readonly stream: string }) {
  if (useMayChange(stream)) return null;
  return (
    <Alert type="info" header="Your role may write and read this stream, not change it">
      Not allowed: <code>kinesis:DeleteStream</code>, <code>kinesis:SplitShard</code>,{' '}
      <code>kinesis:MergeShards</code>, <code>kinesis:UpdateShardCount</code> and the calls behind
      Settings. Create a stream of your own for that, or ask your instructor.
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
