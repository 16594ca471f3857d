import { useStore } from 'zustand';
import {
  allowedPrefixes,
  roleGap,
  type ClassUser,
  type RoleGap,
  type StreamUse,
} from '../../../connection/cognito/role-limit.ts';
import { awsSettings, type AwsSettings, configuration } from './config.ts';
import { connection } from '../connection/connection.ts';
import { session, type SessionState } from '../connection/session.ts';

/**
 * What the user's role may do, as far as is known: the stream prefix of the configuration, or of
 * the link that chose the pools, stands for the roles that were deployed with it.
 */
interface Known {
  readonly prefix: string;
  readonly who: ClassUser;
}

function knownOf(
  kind: string,
  configured: string | undefined,
  linked: AwsSettings['linked'],
  now: SessionState,
): Known | undefined {
  const prefix = linked === null ? configured : linked.streamPrefix;
  if (kind !== 'aws' || prefix === undefined) return undefined;
  if (now.type !== 'open' && now.type !== 'ended') return undefined;
  return { prefix, who: now.identity };
}

function useKnown(): Known | undefined {
  const kind = useStore(connection, (state) => state.current.kind);
  const { now } = useStore(session);
  const prefix = useStore(configuration, (state) => state.config.streamPrefix);
  const linked = useStore(awsSettings, (state) => state.linked);
  return knownOf(kind, prefix, linked, now);
}

/** What the role lacks for this use of a stream; `undefined`: nothing that is known of. */
export function useRoleGap(use: StreamUse, stream: string | undefined): RoleGap | undefined {
  const known = useKnown();
  if (known === undefined || stream === undefined) return undefined;
  return roleGap(use, stream, known.prefix, known.who);
}

/** The same outside a component, as it is now. */
export function roleGapNow(use: StreamUse, stream: string): RoleGap | undefined {
  const known = knownOf(
    connection.getState().current.kind,
    configuration.getState().config.streamPrefix,
    awsSettings.getState().linked,
    session.getState().now,
  );
  return known === undefined ? undefined : roleGap(use, stream, known.prefix, known.who);
}

/** How names begin of streams that the role may create; `undefined`: of any. */
export function useCreatePrefixes(): readonly string[] | undefined {
  const known = useKnown();
  return known === undefined ? undefined : allowedPrefixes('create', known.prefix, known.who);
}
