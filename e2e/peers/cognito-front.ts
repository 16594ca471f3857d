import { randomUUID } from 'node:crypto';
import { cognitoCall, startCognitoLocal } from './cognito-local.ts';
import { ApiError, Cut, startApiServer, type Answer } from './front-server.ts';
import { issueCredentials, kinesisProxy, type IssuedCredentials } from './guarded-kinesis.ts';
import { checkCode, codeChallenge, expectCode, mediumOf, SENT } from './message-codes.ts';
import { nextChallenge, type User } from './next-challenge.ts';
import { revocable } from './revocable.ts';
import { srpChallenge, type SrpChallenge } from './srp.ts';
import { isTotpCode } from './totp.ts';

interface Pending {
  readonly username: string;
  readonly srp?: SrpChallenge;
}

const IDENTITY_POOL = 'us-east-1:11111111-2222-3333-4444-555555555555';
const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

type Input = Readonly<Record<string, unknown>>;
type Texts = Readonly<Record<string, string>>;

/**
 * Cognito for a page: cognito-local issues the tokens; SRP, challenges, refreshing by
 * GetTokensFromRefreshToken, the identity pool, and a Kinesis that knows the credentials
 * are played here.
 */
export class CognitoFront {
  /** How long credentials hold from their issue. */
  lifetimeMs = 3_600_000;
  /** Refresh tokens are refused, as after an administrator signed the user out. */
  refuseRefresh = false;
  /** The identity pool gives no credentials, as when it does not list the app client. */
  refuseCredentials = false;
  /** Cognito never answers. */
  silent = false;
  /** What the network does to calls of Kinesis, after the service has done them. */
  trouble: 'none' | 'cut' | 'slow' | 'corrupt' = 'none';
  /** How far Cognito's and Kinesis's clock is ahead of the browser's. */
  clockAheadMs = 0;
  /** Of the page's configuration; absent: none. */
  streamPrefix: string | undefined;
  /** Streams that the role may list and not use. */
  readonly denied = new Set<string>();
  /** Streams whose calls are refused with the signed headers in the error's text. */
  readonly misjudged = new Set<string>();
  readonly calls: string[] = [];
  readonly issued = new Map<string, IssuedCredentials>();
  readonly #users = new Map<string, User>();
  readonly #pending = new Map<string, Pending>();
  readonly #revoked = new Set<string>();
  #stop: () => Promise<void> = () => Promise.resolve();
  #local = '';
  #pool = '';
  #client = '';
  url = '';

  /** @param kinesis URL of the Kinesis that is guarded */
  static async start(kinesis: string): Promise<CognitoFront> {
    const front = new CognitoFront();
    const local = await startCognitoLocal();
    front.#local = local.url;
    const pool = await cognitoCall(local.url, 'CreateUserPool', { PoolName: 'P' });
    front.#pool = String((pool['UserPool'] as Input)['Id']);
    const client = await cognitoCall(local.url, 'CreateUserPoolClient', {
      UserPoolId: front.#pool,
      ClientName: 'web',
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    });
    front.#client = String((client['UserPoolClient'] as Input)['ClientId']);
    const now = (): number => Date.now() + front.clockAheadMs;
    const proxy = kinesisProxy(kinesis, front.issued, front.denied, front.misjudged, now);
    const server = await startApiServer((request) => {
      const { target, body } = request;
      if (!target.startsWith('AWSCognito')) return front.#troubled(proxy(request));
      const operation = target.slice(target.indexOf('.') + 1);
      front.calls.push(operation);
      if (front.silent) return new Promise(() => undefined);
      return front.#call(operation, JSON.parse(body.toString()) as Input);
    }, now);
    front.url = server.url;
    front.#stop = async () => {
      await server.stop();
      await local.stop();
    };
    return front;
  }

  async #troubled(call: Promise<Answer>): Promise<Answer> {
    const answer = await call;
    const { trouble } = this;
    if (trouble === 'cut') throw new Cut();
    if (trouble === 'slow') await new Promise((resolve) => setTimeout(resolve, 1_500));
    if (trouble === 'corrupt' && 'raw' in answer)
      return { ...answer, raw: answer.raw.subarray(0, answer.raw.length / 2) };
    return answer;
  }

  stop(): Promise<void> {
    return this.#stop();
  }

  /** What `config.json` says of a page that signs in here. */
  get config(): unknown {
    return {
      regions: ['us-east-1', 'eu-west-1'],
      userPool: this.#pool,
      userPoolClient: this.#client,
      identityPool: IDENTITY_POOL,
      userPoolEndpoint: this.url,
      identityPoolEndpoint: this.url,
      kinesisEndpoint: this.url,
      ...(this.streamPrefix !== undefined && { streamPrefix: this.streamPrefix }),
    };
  }

  async addUser(username: string, user: Partial<User> & { password: string }): Promise<void> {
    this.#users.set(username, { temporary: false, totp: undefined, ...user });
    await cognitoCall(this.#local, 'AdminCreateUser', {
      UserPoolId: this.#pool,
      Username: username,
      TemporaryPassword: user.password,
      MessageAction: 'SUPPRESS',
    });
    await this.#setPassword(username, user.password);
  }

  async #setPassword(username: string, password: string): Promise<void> {
    await cognitoCall(this.#local, 'AdminSetUserPassword', {
      UserPoolId: this.#pool,
      Username: username,
      Password: password,
      Permanent: true,
    });
  }

  async #call(operation: string, input: Input): Promise<Answer> {
    switch (operation) {
      case 'InitiateAuth':
        return { json: this.#initiate(input['AuthParameters'] as Texts) };
      case 'RespondToAuthChallenge':
        return { json: await this.#respond(input) };
      case 'AssociateSoftwareToken':
        return { json: { SecretCode: SECRET, Session: input['Session'] } };
      case 'VerifySoftwareToken':
        return { json: this.#verifyToken(input) };
      case 'ForgotPassword':
        return { json: SENT };
      case 'ConfirmForgotPassword':
        return { json: await this.#forgotten(input) };
      case 'GetTokensFromRefreshToken':
        return { json: await this.#refresh(String(input['RefreshToken'])) };
      case 'RevokeToken':
        this.#revoked.add(String(input['Token']));
        return { json: {} };
      case 'GetId':
        return { json: { IdentityId: IDENTITY_POOL } };
      case 'GetCredentialsForIdentity': {
        if (this.refuseCredentials)
          throw new ApiError(
            'NotAuthorizedException',
            'Token is not from a supported provider of this identity pool.',
          );
        const credentials = issueCredentials(
          this.issued,
          this.lifetimeMs,
          Date.now() + this.clockAheadMs,
        );
        return { json: { IdentityId: IDENTITY_POOL, Credentials: credentials } };
      }
      default:
        return { json: await cognitoCall(this.#local, operation, input) };
    }
  }

  #initiate(parameters: Texts): unknown {
    const username = parameters['USERNAME'] ?? '';
    const user = this.#users.get(username);
    // An unknown user gets a challenge too, as AWS does when it hides who exists.
    const password = user?.password ?? randomUUID();
    const srp = srpChallenge(
      this.#pool.split('_')[1] ?? '',
      username,
      password,
      parameters['SRP_A'] ?? '',
    );
    return this.#challenge(
      'PASSWORD_VERIFIER',
      { username, srp },
      {
        SALT: srp.salt,
        SRP_B: srp.serverPublic,
        SECRET_BLOCK: srp.secretBlock,
        USERNAME: username,
        USER_ID_FOR_SRP: username,
      },
    );
  }

  #challenge(name: string, pending: Pending, parameters: Texts): unknown {
    const Session = randomUUID();
    this.#pending.set(Session, pending);
    // AWS sends no session with SRP's challenge for every pool; the block stands for it.
    this.#pending.set(pending.srp?.secretBlock ?? Session, pending);
    return { ChallengeName: name, Session, ChallengeParameters: parameters };
  }

  async #respond(input: Input): Promise<unknown> {
    const answers = input['ChallengeResponses'] as Texts;
    const pending =
      this.#pending.get(answers['PASSWORD_CLAIM_SECRET_BLOCK'] ?? '') ??
      this.#pending.get(String(input['Session']));
    const user = this.#users.get(pending?.username ?? '');
    if (pending === undefined) throw new ApiError('NotAuthorizedException', 'Invalid session.');
    switch (input['ChallengeName']) {
      case 'PASSWORD_VERIFIER': {
        const signature = answers['PASSWORD_CLAIM_SIGNATURE'] ?? '';
        if (user === undefined || !pending.srp?.verify(signature, answers['TIMESTAMP'] ?? ''))
          throw new ApiError('NotAuthorizedException', 'Incorrect username or password.');
        return await this.#afterPassword(pending.username, user);
      }
      case 'NEW_PASSWORD_REQUIRED': {
        const password = answers['NEW_PASSWORD'] ?? '';
        expectStrong(password);
        if (user === undefined) break;
        user.password = password;
        user.temporary = false;
        await this.#setPassword(pending.username, password);
        return await this.#afterPassword(pending.username, user);
      }
      case 'SOFTWARE_TOKEN_MFA':
        if (!isTotpCode(answers['SOFTWARE_TOKEN_MFA_CODE'], SECRET))
          throw new ApiError('CodeMismatchException', 'Invalid code received for user');
        return await this.#tokens(pending.username);
      case 'EMAIL_OTP':
      case 'SMS_MFA':
        checkCode(mediumOf(input['ChallengeName']) ?? 'EMAIL', answers);
        return await this.#tokens(pending.username);
      case 'SELECT_MFA_TYPE': {
        const { name, parameters } = codeChallenge(mediumOf(answers['ANSWER']) ?? 'EMAIL');
        return this.#challenge(name, { username: pending.username }, parameters);
      }
      case 'MFA_SETUP':
        return await this.#tokens(pending.username);
      default:
        break;
    }
    throw new ApiError('InvalidParameterException', 'Unknown challenge');
  }

  async #afterPassword(username: string, user: User): Promise<unknown> {
    const next = nextChallenge(user);
    if (next === undefined) return await this.#tokens(username);
    return this.#challenge(next.name, { username }, next.parameters);
  }

  async #forgotten(input: Input): Promise<unknown> {
    const username = String(input['Username']);
    const user = this.#users.get(username);
    expectCode(input['ConfirmationCode']);
    expectStrong(String(input['Password']));
    if (user === undefined) throw new ApiError('UserNotFoundException', 'User does not exist.');
    user.password = String(input['Password']);
    await this.#setPassword(username, user.password);
    return {};
  }

  #verifyToken(input: Input): unknown {
    const pending = this.#pending.get(String(input['Session']));
    const user = this.#users.get(pending?.username ?? '');
    if (user === undefined || !isTotpCode(input['UserCode'], SECRET))
      throw new ApiError('EnableSoftwareTokenMFAException', 'Code mismatch');
    user.totp = { secret: SECRET };
    return { Status: 'SUCCESS', Session: input['Session'] };
  }

  /** The tokens of who has signed in, by whatever way. */
  async tokensFor(username: string): Promise<Texts> {
    const answer = (await this.#tokens(username)) as { AuthenticationResult: Texts };
    return answer.AuthenticationResult;
  }

  #tokens(username: string): Promise<unknown> {
    const password = this.#users.get(username)?.password;
    return this.#ask('USER_PASSWORD_AUTH', { USERNAME: username, PASSWORD: password });
  }

  #refresh(token: string): Promise<unknown> {
    if (this.refuseRefresh || this.#revoked.has(token))
      throw new ApiError('NotAuthorizedException', 'Refresh Token has been revoked');
    return this.#ask('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: token });
  }

  async #ask(AuthFlow: string, AuthParameters: unknown): Promise<unknown> {
    const input = { ClientId: this.#client, AuthFlow, AuthParameters };
    const answer = await cognitoCall(this.#local, 'InitiateAuth', input);
    const result = answer['AuthenticationResult'] as Texts;
    return {
      ...answer,
      AuthenticationResult: {
        ...result,
        AccessToken: revocable(result['AccessToken'] ?? '', this.clockAheadMs),
      },
    };
  }
}

function expectStrong(password: string): void {
  if (password.length < 8)
    throw new ApiError('InvalidPasswordException', 'Password not long enough');
}
