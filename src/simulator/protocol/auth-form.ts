/** Why a request does not carry a signature in form: the error's name and its text. */
export interface AuthProblem {
  readonly name: string;
  readonly message: string;
}

const HEADER_PARTS = ['Credential', 'Signature', 'SignedHeaders'] as const;
const QUERY_PARTS = [
  'X-Amz-Algorithm',
  'X-Amz-Credential',
  'X-Amz-Signature',
  'X-Amz-SignedHeaders',
  'X-Amz-Date',
] as const;

/**
 * Looks whether a request carries a SigV4 signature in form
 * (docs/kinesis.md#form-of-the-signature): an `Authorization` header with its three parts and a
 * date, or the query parameters of a presigned request. Neither scope nor signature is compared.
 * @param headers names in lower case
 * @param path with its query
 */
export function authProblem(
  headers: Readonly<Record<string, string>>,
  path: string,
): AuthProblem | undefined {
  const authorization = headers['authorization'];
  const query = queryOf(path);
  const inQuery = query.has('X-Amz-Algorithm');
  if (authorization !== undefined && authorization !== '') {
    if (inQuery) {
      return {
        name: 'InvalidSignatureException',
        message:
          "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
      };
    }
    return headerProblem(authorization, headers['x-amz-date'], headers['date']);
  }
  if (inQuery) return queryProblem(query);
  return { name: 'MissingAuthenticationTokenException', message: 'Missing Authentication Token' };
}

function headerProblem(
  authorization: string,
  amzDate: string | undefined,
  date: string | undefined,
): AuthProblem | undefined {
  const [algorithm = '', ...words] = authorization.split(/[, ]+/);
  const parts = new Map(
    words.map((word) => {
      const at = word.indexOf('=');
      return at < 0 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)];
    }),
  );
  let message = '';
  for (const part of HEADER_PARTS) {
    if ((parts.get(part) ?? '') === '') {
      message += `Authorization header requires '${part}' parameter. `;
    }
  }
  if (isAbsent(amzDate) && isAbsent(date)) {
    message +=
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
  }
  if (message !== '') return incomplete(`${message}Authorization=${authorization}`);
  if (algorithm !== 'AWS4-HMAC-SHA256') {
    return incomplete(`Unsupported AWS 'algorithm': '${algorithm}'. `);
  }
  return credentialProblem(parts.get('Credential') ?? '') ?? dateProblem(amzDate);
}

function queryProblem(query: URLSearchParams): AuthProblem | undefined {
  const missing = QUERY_PARTS.filter((part) => isAbsent(query.get(part)));
  if (missing.length > 0) {
    const texts = missing.map((part) => `AWS query-string parameters must include '${part}'. `);
    return incomplete(`${texts.join('')}Re-examine the query-string parameters.`);
  }
  return (
    credentialProblem(query.get('X-Amz-Credential') ?? '') ??
    dateProblem(query.get('X-Amz-Date') ?? undefined)
  );
}

function credentialProblem(credential: string): AuthProblem | undefined {
  if (credential.split('/').length >= 5) return undefined;
  return incomplete(
    `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`,
  );
}

function dateProblem(amzDate: string | undefined): AuthProblem | undefined {
  if (amzDate === undefined || amzDate === '' || /^\d{8}T\d{6}Z$/.test(amzDate)) return undefined;
  return incomplete(
    `Date must be in ISO-8601 'basic format'. Got '${amzDate}'. See http://en.wikipedia.org/wiki/ISO_8601`,
  );
}

function incomplete(message: string): AuthProblem {
  return { name: 'IncompleteSignatureException', message };
}

function isAbsent(value: string | null | undefined): boolean {
  return value === undefined || value === null || value === '';
}

function queryOf(path: string): URLSearchParams {
  const at = path.indexOf('?');
  return new URLSearchParams(at < 0 ? '' : path.slice(at + 1));
}
