import { createHash, createHmac } from 'node:crypto';

export interface ReceivedRequest {
  readonly method: string;
  /** As received, with its query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const hash = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const mac = (key: string | Buffer, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();

/**
 * What the signature of a request should be: Signature Version 4, computed here from its
 * description, so that it does not agree with the SDK's signer by sharing its code.
 *
 * @returns why the signature is not right; `undefined` when it is
 */
export function signatureProblem(
  { method, path, headers, body }: ReceivedRequest,
  secretKey: string,
): string | undefined {
  const form =
    /^AWS4-HMAC-SHA256 Credential=[^/]+\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      headers['authorization'] ?? '',
    );
  if (form === null) return 'no signature of version 4';
  const [, day = '', region = '', service = '', names = '', signature] = form;
  const signed = names.split(';');
  for (const needed of ['host', 'x-amz-date'])
    if (!signed.includes(needed)) return `${needed} is not signed`;
  const bodyHash = hash(body);
  if ((headers['x-amz-content-sha256'] ?? bodyHash) !== bodyHash)
    return 'the body is not what was signed';
  const time = headers['x-amz-date'] ?? '';
  if (!time.startsWith(day)) return 'the day of the scope is not that of the request';
  const [route = '/', query = ''] = path.split('?');
  const canonical = [
    method,
    route,
    query.split('&').toSorted().join('&'),
    ...signed.map((name) => `${name}:${(headers[name] ?? '').trim().replaceAll(/ +/g, ' ')}`),
    '',
    names,
    bodyHash,
  ].join('\n');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const key = [day, region, service, 'aws4_request'].reduce<Buffer | string>(
    mac,
    `AWS4${secretKey}`,
  );
  const expected = mac(key, ['AWS4-HMAC-SHA256', time, scope, hash(canonical)].join('\n'));
  return expected.toString('hex') === signature ? undefined : 'the signature does not match';
}
