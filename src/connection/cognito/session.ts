import { signOut } from '@aws-amplify/auth';
import {
  CognitoAWSCredentialsAndIdentityIdProvider,
  cognitoUserPoolsTokenProvider,
  DefaultIdentityIdStore,
} from '@aws-amplify/auth/cognito';
import { Amplify, type ResourcesConfig } from 'aws-amplify';
import { Hub } from 'aws-amplify/utils';
import { assert } from '../../base/assert.ts';
import { errorMessage } from '../../base/error-message.ts';
import type { Credentials } from '../client/client.ts';
import { boundCognitoCalls } from './bounded-fetch.ts';
import type { Pools } from './pools.ts';
import { NO_CREDENTIALS, sessionProblem, SIGN_IN_NEEDED, signInFailure } from './session-error.ts';
import {
  forgetSessions,
  sessionStorageFor,
  webStorages,
  type KeptIn,
  friendlyUser,
} from './session-storage.ts';

boundCognitoCalls();

export * from './sign-in.ts';
export * from './hosted-ui.ts';

/** Who is signed in. */
export interface Identity {
  /** User name as the pool has it. */
  readonly user: string;
  /** `us-east-1:…`, of the identity pool. */
  readonly identityId: string;
  /** In the pool's group `instructors`, whose role may change every stream of the class. */
  readonly instructor: boolean;
}

/** Credentials, whose they are, and by which clock. */
export interface SessionCredentials extends Credentials, Identity {
  /** How far this computer's clock is ahead of Cognito's, ms. */
  readonly clockAheadMs: number;
}

let configured:
  | {
      readonly auth: NonNullable<ResourcesConfig['Auth']>;
      readonly identityPool: CognitoAWSCredentialsAndIdentityIdProvider;
    }
  | undefined;

/** Before anything else, and whenever pools or the place of the session change. */
export function configureSession(pools: Pools, keptIn: KeptIn): void {
  const storage = sessionStorageFor(keptIn, webStorages());
  cognitoUserPoolsTokenProvider.setKeyValueStorage(storage);
  const cognito = {
    userPoolId: pools.userPool,
    userPoolClientId: pools.userPoolClient,
    identityPoolId: pools.identityPool,
    allowGuestAccess: false,
    ...(pools.userPoolEndpoint !== undefined && { userPoolEndpoint: pools.userPoolEndpoint }),
    ...(pools.identityPoolEndpoint !== undefined && {
      identityPoolEndpoint: pools.identityPoolEndpoint,
    }),
  };
  const auth = { Cognito: cognito };
  const identityPool = new CognitoAWSCredentialsAndIdentityIdProvider(
    new DefaultIdentityIdStore(storage),
  );
  configured = { auth, identityPool };
  cognitoUserPoolsTokenProvider.setAuthConfig(auth);
  Amplify.configure(
    { Auth: auth },
    {
      Auth: {
        tokenProvider: cognitoUserPoolsTokenProvider,
        credentialsProvider: identityPool,
      },
    },
  );
}

/**
 * New credentials of the signed-in identity. Forced: Amplify would keep them 50 minutes
 * whatever their expiry. The user pool and the identity pool are asked one after the other, so
 * that a refusal says which of the two it is of.
 * @param fresh the tokens are those of a sign-in just now, which need no renewing
 * @throws Error named `SignInNeeded` when the session is over, `CredentialsRefused` when the
 *   identity pool will not take it, else `CredentialsUnavailable`
 */
export async function fetchCredentials(fresh: boolean): Promise<SessionCredentials> {
  assert(configured !== undefined, 'a session is configured before it is used');
  const { auth, identityPool } = configured;
  const tokens = await atStep('renewing', () =>
    cognitoUserPoolsTokenProvider.getTokens({ forceRefresh: !fresh }),
  );
  if (tokens === null) throw sessionOver();
  const got = await atStep('identity-pool', () =>
    identityPool.getCredentialsAndIdentityId({
      authConfig: auth,
      tokens,
      authenticated: true,
      forceRefresh: true,
    }),
  );
  if (got?.identityId === undefined)
    throw named(NO_CREDENTIALS, 'The identity pool gave no credentials.');
  const { credentials, identityId } = got;
  const claims = tokens.idToken?.payload ?? {};
  const clockAheadMs = await clockAhead();
  return {
    accessKeyId: credentials.accessKeyId,
    secretAccessKey: credentials.secretAccessKey,
    ...(credentials.sessionToken !== undefined && { sessionToken: credentials.sessionToken }),
    // Cognito's time of it, as this computer's clock will show it.
    ...(credentials.expiration !== undefined && {
      expiration: credentials.expiration.getTime() + clockAheadMs,
    }),
    clockAheadMs,
    user: friendlyUser(claims['cognito:username'] ?? claims['email'], claims['email']),
    identityId,
    instructor: isIn(claims['cognito:groups'], 'instructors'),
  };
}

/** Against the time that Cognito wrote into the tokens when it issued them. */
async function clockAhead(): Promise<number> {
  const tokens = await cognitoUserPoolsTokenProvider.tokenOrchestrator.getTokenStore().loadTokens();
  return -(tokens?.clockDrift ?? 0);
}

function isIn(groups: unknown, group: string): boolean {
  return Array.isArray(groups) && groups.includes(group);
}

/** Ends the session here and, by revoking its refresh token, everywhere it was copied to. */
export async function endSession(): Promise<void> {
  try {
    await signOut();
  } finally {
    forgetSessions(webStorages());
  }
}

async function atStep<T>(step: 'renewing' | 'identity-pool', call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (thrown) {
    const { name, what, next } = signInFailure(thrown, step);
    throw named(sessionProblem(name, step), `${what} ${next}`, thrown);
  }
}

/** Why the user pool ended the session: the library says so only to those who listen. */
let endedBy: unknown;
Hub.listen('auth', ({ payload }) => {
  if (payload.event === 'tokenRefresh_failure') endedBy = payload.data?.error;
  else if (payload.event === 'tokenRefresh') endedBy = undefined;
});

function sessionOver(): Error {
  const { what, next } = signInFailure(endedBy ?? named(SIGN_IN_NEEDED, ''), 'renewing');
  return named(SIGN_IN_NEEDED, `${what} ${next}`, endedBy);
}

function named(name: string, message: string, cause?: unknown): Error {
  const error = new Error(message || errorMessage(cause), { cause });
  error.name = name;
  return error;
}
