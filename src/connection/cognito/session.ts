import { fetchAuthSession, signOut, type AuthSession } from '@aws-amplify/auth';
import {
  CognitoAWSCredentialsAndIdentityIdProvider,
  cognitoUserPoolsTokenProvider,
  DefaultIdentityIdStore,
} from '@aws-amplify/auth/cognito';
import { Amplify } from 'aws-amplify';
import { errorMessage } from '../../base/error-message.ts';
import type { Credentials } from '../client.ts';
import type { Pools } from './pools.ts';
import { NO_CREDENTIALS, SIGN_IN_NEEDED, signInFailure } from './session-error.ts';
import { forgetSessions, sessionStorageFor, webStorages, type KeptIn } from './session-storage.ts';

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
  cognitoUserPoolsTokenProvider.setAuthConfig(auth);
  const identities = new DefaultIdentityIdStore(storage);
  Amplify.configure(
    { Auth: auth },
    {
      Auth: {
        tokenProvider: cognitoUserPoolsTokenProvider,
        credentialsProvider: new CognitoAWSCredentialsAndIdentityIdProvider(identities),
      },
    },
  );
}

/**
 * New credentials of the signed-in identity. Forced: Amplify would keep them 50 minutes
 * whatever their expiry.
 * @throws Error named `SignInNeeded` when the session is over, else `CredentialsUnavailable`
 */
export async function fetchCredentials(): Promise<Credentials & Identity> {
  let session: AuthSession;
  try {
    session = await fetchAuthSession({ forceRefresh: true });
  } catch (thrown) {
    throw sessionError(thrown);
  }
  const { tokens, credentials, identityId } = session;
  if (tokens === undefined) throw named(SIGN_IN_NEEDED, 'The session has ended.');
  if (credentials === undefined || identityId === undefined)
    throw named(NO_CREDENTIALS, 'The identity pool gave no credentials.');
  const claims = tokens.idToken?.payload ?? {};
  const user = claims['cognito:username'] ?? claims['email'];
  return {
    accessKeyId: credentials.accessKeyId,
    secretAccessKey: credentials.secretAccessKey,
    ...(credentials.sessionToken !== undefined && { sessionToken: credentials.sessionToken }),
    ...(credentials.expiration !== undefined && { expiration: credentials.expiration.getTime() }),
    user: friendlyUser(user, claims['email']),
    identityId,
    instructor: isIn(claims['cognito:groups'], 'instructors'),
  };
}

function isIn(groups: unknown, group: string): boolean {
  return Array.isArray(groups) && groups.includes(group);
}

/** Pools with e-mail sign-in make up a user name that nobody knows. */
function friendlyUser(user: unknown, email: unknown): string {
  if (typeof email === 'string' && (typeof user !== 'string' || /^[0-9a-f-]{36}$/.test(user)))
    return email;
  return typeof user === 'string' ? user : 'signed in';
}

/** Ends the session here and, by revoking its refresh token, everywhere it was copied to. */
export async function endSession(): Promise<void> {
  try {
    await signOut();
  } finally {
    forgetSessions(webStorages());
  }
}

/** These mean that only signing in again helps. */
const OVER = new Set([
  'NotAuthorizedException',
  'RefreshTokenReuseException',
  'TokenRevokedException',
  'UserNotFoundException',
  'UserNotConfirmedException',
  'PasswordResetRequiredException',
]);

function sessionError(thrown: unknown): Error {
  const { name, what, next } = signInFailure(thrown, 'renewing');
  return named(OVER.has(name) ? SIGN_IN_NEEDED : NO_CREDENTIALS, `${what} ${next}`, thrown);
}

function named(name: string, message: string, cause?: unknown): Error {
  const error = new Error(message || errorMessage(cause), { cause });
  error.name = name;
  return error;
}
