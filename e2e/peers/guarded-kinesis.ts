import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { ApiError, type ApiHandler } from './front-server.ts';
import { signatureProblem } from './signature.ts';

export interface IssuedCredentials {
  readonly AccessKeyId: string;
  readonly SecretKey: string;
  readonly SessionToken: string;
  /** Epoch seconds. */
  readonly Expiration: number;
}

/** New temporary credentials, as GetCredentialsForIdentity gives them. */
export function issueCredentials(
  issued: Map<string, IssuedCredentials>,
  lifetimeMs: number,
  now: number,
): IssuedCredentials {
  const credentials = {
    AccessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
    SecretKey: `secretkey${randomBytes(16).toString('hex')}`,
    SessionToken: `sessiontoken${randomBytes(32).toString('hex')}`,
    Expiration: (now + lifetimeMs) / 1000,
  };
  issued.set(credentials.AccessKeyId, credentials);
  return credentials;
}

/**
 * Lets through to a Kinesis what is rightly signed with issued credentials that still hold,
 * except for denied streams. Of signatures for `misjudged` streams it says, as AWS does, what they
 * should have been of. It plays CloudWatch besides: the last full minute had 4,200 records.
 */
export function kinesisProxy(
  kinesis: string,
  issued: ReadonlyMap<string, IssuedCredentials>,
  denied: ReadonlySet<string>,
  misjudged: ReadonlySet<string>,
  now: () => number,
): ApiHandler {
  return async (request) => {
    const { target, body, headers } = request;
    const key = /Credential=([^/]+)\//.exec(headers['authorization'] ?? '')?.[1] ?? '';
    const credentials = issued.get(key);
    if (credentials === undefined || headers['x-amz-security-token'] !== credentials.SessionToken)
      throw new ApiError(
        'UnrecognizedClientException',
        'The security token included in the request is invalid.',
      );
    if (now() > credentials.Expiration * 1000)
      throw new ApiError(
        'ExpiredTokenException',
        'The security token included in the request is expired',
      );
    const late = timeProblem(headers['x-amz-date'] ?? '', now());
    if (late !== undefined) throw new ApiError('InvalidSignatureException', late);
    const problem = signatureProblem(request, credentials.SecretKey);
    if (problem !== undefined) throw new ApiError('InvalidSignatureException', problem);
    if (target.endsWith('.GetMetricData'))
      return { json: metricData(JSON.parse(body.toString()) as MetricsRequest) };
    const operation = target.slice(target.indexOf('.') + 1);
    const stream = /"StreamName":"([^"]*)"/.exec(body.toString('latin1'))?.[1] ?? '';
    if (denied.has(stream))
      throw new ApiError(
        'AccessDeniedException',
        `User: arn:aws:sts::123456789012:assumed-role/student/x is not authorized to perform: kinesis:${operation} on resource: arn:aws:kinesis:us-east-1:123456789012:stream/${stream} because no identity-based policy allows the kinesis:${operation} action`,
      );
    if (misjudged.has(stream))
      throw new ApiError(
        'InvalidSignatureException',
        `The request signature we calculated does not match the signature you provided.\n\nThe Canonical String for this request should have been\n'POST\n/\n\nx-amz-security-token:${credentials.SessionToken}\nx-amz-target:${target}\n'`,
      );
    const response = await fetch(kinesis, {
      method: 'POST',
      headers: {
        'content-type': headers['content-type'] ?? '',
        'x-amz-target': target,
        'x-amz-date': headers['x-amz-date'] ?? '',
        authorization: headers['authorization'] ?? '',
      },
      body: new Uint8Array(body),
    });
    const contentType = response.headers.get('content-type') ?? '';
    if (response.body !== null && contentType.includes('eventstream'))
      return { events: Readable.fromWeb(response.body as ReadableStream), contentType };
    return { raw: Buffer.from(await response.arrayBuffer()), status: response.status };
  };
}

const LIFE_MS = 5 * 60_000;

/** What AWS says of a signature whose time is 5 minutes or more from its own. */
function timeProblem(signed: string, now: number): string | undefined {
  const [, date = '', hours, minutes, seconds] = /^(\d{8})T(\d\d)(\d\d)(\d\d)Z$/.exec(signed) ?? [];
  const day = date.replace(/^(....)(..)/, '$1-$2-');
  const age = now - Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`);
  if (Math.abs(age) < LIFE_MS) return undefined;
  const basic = (time: number): string => new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
  return age > 0
    ? `Signature expired: ${signed} is now earlier than ${basic(now - LIFE_MS)} (${basic(now)} - 5 min.)`
    : `Signature not yet current: ${signed} is still later than ${basic(now + LIFE_MS)} (${basic(now)} + 5 min.)`;
}

interface MetricsRequest {
  readonly EndTime: number;
  readonly MetricDataQueries: readonly { readonly Id: string }[];
}

function metricData({ EndTime, MetricDataQueries }: MetricsRequest): unknown {
  return {
    MetricDataResults: MetricDataQueries.map(({ Id }) => ({
      Id,
      StatusCode: 'Complete',
      Timestamps: Id === 'records' ? [EndTime - 120] : [],
      Values: Id === 'records' ? [4_200] : [],
    })),
  };
}
