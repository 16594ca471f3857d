/** Where in a sign-in, or after it, Cognito is asked something. */
export type Step =
  | 'password'
  | 'new-password'
  | 'app-setup'
  | 'app-code'
  /** A code that was sent by e-mail or text message. */
  | 'sent-code'
  /** Choosing a second factor, or giving an address for it. */
  | 'factor'
  | 'forgot'
  | 'reset'
  | 'hosted'
  | 'renewing'
  | 'identity-pool';

export type Words = readonly [what: string, next: string];

const START_OVER = 'Start again with user name and password.';
const ASK_INSTRUCTOR = 'Ask your instructor for a new password.';
const ASK_OWNER = 'Ask whoever runs the user pool to check its settings.';
const TRY_LATER = 'Try again in a minute.';
const NEW_CODE = 'Choose "Send a new code", and type the new code soon.';
const TOO_LONG: Words = ['The sign-in took too long.', START_OVER];
const WRONG_APP_CODE: Words = [
  'The code is not right.',
  'Type the code that the app shows now: it changes every 30 seconds. Check that the clock of the device with the app is right.',
];
const WRONG_SENT_CODE: Words = [
  'The code is not right.',
  'Type the newest code that you received. Older codes stop working when a new one is sent.',
];

/**
 * Cognito's errors, and those of the sign-in library, whatever the step is
 * (docs/kinesis.md#sign-in-errors).
 */
export const WORDS: Readonly<Record<string, Words>> = {
  UserNotFoundException: [
    'There is no user of that name.',
    'Check the spelling, or ask your instructor whether the account was created.',
  ],
  UserNotConfirmedException: [
    'The account was never confirmed.',
    'Ask whoever runs the user pool to confirm it.',
  ],
  PasswordResetRequiredException: [
    'The password must be reset before you can sign in.',
    'Choose "Forgotten password" and follow the steps.',
  ],
  InvalidPasswordException: [
    'The new password does not meet the rules of the user pool.',
    'Choose another one.',
  ],
  PasswordHistoryPolicyViolationException: [
    'That password was used before.',
    'Choose one that you did not use yet.',
  ],
  CodeMismatchException: WRONG_SENT_CODE,
  EnableSoftwareTokenMFAException: WRONG_APP_CODE,
  ExpiredCodeException: ['The code is too old.', NEW_CODE],
  CodeDeliveryFailureException: [
    'The code could not be sent.',
    'The address or number may be wrong. Ask whoever runs the user pool to check it.',
  ],
  InvalidSmsRoleAccessPolicyException: ['The user pool may not send text messages.', ASK_OWNER],
  InvalidSmsRoleTrustRelationshipException: [
    'The user pool may not send text messages.',
    ASK_OWNER,
  ],
  InvalidEmailRoleAccessPolicyException: ['The user pool may not send e-mails.', ASK_OWNER],
  AliasExistsException: [
    'Another account already uses this address or number.',
    'Use another one, or ask your instructor.',
  ],
  TooManyRequestsException: [
    'Too many requests were made.',
    'Wait a minute and try again. Many students who sign in at once share one limit.',
  ],
  TooManyFailedAttemptsException: [
    'There were too many wrong tries.',
    'Wait a few minutes before you try again.',
  ],
  LimitExceededException: [
    'There were too many tries in a short time.',
    'Wait fifteen minutes and try again.',
  ],
  InvalidParameterException: [
    'Cognito did not accept what was sent.',
    'Check what you typed. If it is right, tell your instructor the words above.',
  ],
  ResourceNotFoundException: [
    'The user pool or its app client does not exist.',
    'The ids under which this page signs in are wrong, or the stack was deleted. Check config.json or the set-up link.',
  ],
  InvalidUserPoolConfigurationException: [
    'The user pool is not set up for this sign-in.',
    ASK_OWNER,
  ],
  InvalidIdentityPoolConfigurationException: [
    'The identity pool gives signed-in users no role, or its role does not trust the pool.',
    'Attach an authenticated role to the identity pool.',
  ],
  MFAMethodNotFoundException: [
    'The account has no second factor that can be used.',
    'Ask whoever runs the user pool to set one up.',
  ],
  SoftwareTokenMFANotFoundException: [
    'No authenticator app is set up for this account.',
    'Ask whoever runs the user pool to reset its second factor.',
  ],
  UserLambdaValidationException: [
    'A rule of the user pool refused the sign-in.',
    'Its message says why; ask whoever runs the pool.',
  ],
  UnexpectedLambdaException: [
    'A function of the user pool failed.',
    'Try again. If it keeps failing, ask whoever runs the pool.',
  ],
  InvalidLambdaResponseException: [
    'A function of the user pool gave a wrong answer.',
    'Ask whoever runs the pool to look at it.',
  ],
  ConcurrentModificationException: [
    'The account was changed by somebody else just now.',
    TRY_LATER,
  ],
  ForbiddenException: [
    'A firewall in front of Cognito refused the request.',
    'Ask whoever runs the user pool whether this network is allowed.',
  ],
  RefreshTokenReuseException: [
    'The session was used from two places and has been ended.',
    'Sign in again.',
  ],
  TokenRevokedException: ['The session was ended.', 'Sign in again.'],
  UnauthorizedException: ['Cognito refused the request.', 'Sign in again.'],
  ExternalServiceException: ['The sign-in service behind the identity pool failed.', TRY_LATER],
  ResourceConflictException: [
    'This sign-in is already linked to another identity.',
    'Sign out, and sign in again.',
  ],
  InternalErrorException: ['Cognito had a problem of its own.', TRY_LATER],
  InternalServerError: ['Cognito had a problem of its own.', TRY_LATER],
  ServiceUnavailable: ['Cognito had a problem of its own.', TRY_LATER],
  Unknown: ['Cognito gave an answer that this page cannot read.', TRY_LATER],
  UnknownError: ['Cognito gave an answer that this page cannot read.', TRY_LATER],
  NetworkError: [
    'Cognito could not be reached.',
    'Check the network. If the pools are in another region than this page allows, its config.json must list that region.',
  ],
  TimeoutError: ['Cognito did not answer.', 'Check the network, then try again.'],
  SignInException: [
    'The sign-in took too long, or the page was reloaded in the middle of it.',
    START_OVER,
  ],
  UserAlreadyAuthenticatedException: [
    'Somebody is signed in already.',
    'Sign out first, then sign in.',
  ],
  SignInNeeded: ['The session has ended.', 'Sign in again under Connection.'],
};

/** What a name means at one step only. */
export const AT_STEP: Readonly<Record<Step, Readonly<Record<string, Words>>>> = {
  password: {
    NotAuthorizedException: [
      'User name or password is not right.',
      'Check both and try again. The password is case-sensitive.',
    ],
  },
  'new-password': { NotAuthorizedException: TOO_LONG },
  'app-setup': { NotAuthorizedException: TOO_LONG, CodeMismatchException: WRONG_APP_CODE },
  'app-code': {
    NotAuthorizedException: TOO_LONG,
    CodeMismatchException: WRONG_APP_CODE,
    ExpiredCodeException: [
      'This code was used already.',
      'Wait until the app shows the next code, and type that one.',
    ],
  },
  'sent-code': { NotAuthorizedException: TOO_LONG },
  factor: { NotAuthorizedException: TOO_LONG },
  forgot: {
    NotAuthorizedException: ['The password of this account cannot be reset here.', ASK_INSTRUCTOR],
  },
  reset: {
    NotAuthorizedException: ['The password of this account cannot be reset here.', ASK_INSTRUCTOR],
  },
  hosted: {
    NotAuthorizedException: [
      'The sign-in page answered, but its code was refused.',
      'Sign in again.',
    ],
  },
  renewing: {
    NotAuthorizedException: [
      'The session was ended or has expired.',
      'Sign in again under Connection.',
    ],
  },
  'identity-pool': {
    NotAuthorizedException: [
      'You are signed in, but the identity pool refused to give you AWS credentials.',
      'Tell your instructor: the identity pool may not list this user pool and app client.',
    ],
    ResourceNotFoundException: [
      'The identity pool does not exist.',
      'Its id in this page is wrong, or the stack was deleted. Check config.json or the set-up link.',
    ],
    InvalidParameterException: [
      'The identity pool did not accept this sign-in.',
      'Tell your instructor: the identity pool may belong to another region or user pool.',
    ],
    TooManyRequestsException: ['Too many users ask for AWS credentials at once.', TRY_LATER],
    LimitExceededException: [
      'The identity pool has reached a quota of the AWS account.',
      'Tell your instructor.',
    ],
  },
};

/** One name stands for several things, which Cognito tells apart by the message only. */
export const BY_MESSAGE: readonly {
  readonly says: RegExp;
  /** Absent: at every step. */
  readonly at?: readonly Step[];
  readonly words: Words;
}[] = [
  {
    says: /attempts? (?:limit )?exceeded/i,
    words: ['There were too many wrong tries.', 'Wait fifteen minutes, then try again.'],
  },
  {
    says: /user is disabled/i,
    words: ['The account is disabled.', 'Ask your instructor to enable it.'],
  },
  {
    says: /temporary password.*expired/i,
    words: ['The temporary password has expired.', 'Ask your instructor for a new one.'],
  },
  {
    says: /cannot be reset in the current state/i,
    words: [
      'This account still has its temporary password, so there is nothing to reset.',
      'Sign in with the temporary password. If you do not have it, or it has expired, ask your instructor for a new one.',
    ],
  },
  {
    says: /no registered\/verified (?:email|phone)/i,
    words: [
      'This account has no confirmed address or number that a code could be sent to.',
      ASK_INSTRUCTOR,
    ],
  },
  {
    says: /(?:session.*expired|invalid session)/i,
    at: ['password', 'new-password', 'app-setup', 'app-code', 'sent-code', 'factor'],
    words: TOO_LONG,
  },
  {
    says: /configured (?:with|for) secret|secret_?hash|client secret/i,
    words: [
      'The app client has a secret, which a page in a browser cannot keep.',
      'Create an app client without a secret and use its id.',
    ],
  },
  {
    says: /flow (?:is )?not enabled|USER_SRP_AUTH/,
    words: [
      'The app client does not allow this way of signing in.',
      'Ask whoever runs the user pool to switch on ALLOW_USER_SRP_AUTH for the app client.',
    ],
  },
  {
    says: /already been used/i,
    at: ['app-setup', 'app-code'],
    words: [
      'This code was used already.',
      'Wait until the app shows the next code, and type that one.',
    ],
  },
  {
    says: /'(?:userCode|confirmationCode|[A-Za-z]*code)' failed to satisfy/i,
    words: ['The code is not complete.', 'Type all its digits, and nothing else.'],
  },
  {
    says: /'(?:username|userName)' failed to satisfy/i,
    words: ['This cannot be a user name.', 'Check the spelling.'],
  },
  {
    says: /refresh token has been revoked/i,
    at: ['renewing'],
    words: [
      'The session was ended by a sign-out elsewhere, or by an administrator.',
      'Sign in again under Connection.',
    ],
  },
  {
    says: /refresh token has expired/i,
    at: ['renewing'],
    words: [
      'The session has lasted as long as the user pool allows.',
      'Sign in again under Connection.',
    ],
  },
  {
    says: /token expired|token is expired/i,
    at: ['identity-pool'],
    words: [
      'The identity pool says that the sign-in is too old.',
      'Sign in again. If it keeps happening, check the clock of this computer.',
    ],
  },
];
