import { exhaustive } from '../base/assert.ts';

/** Where a page is connected to. Plain data: it travels to the workers. */
export type Connection =
  /** The practice stream, in this browser. */
  | { readonly kind: 'practice'; readonly region: string }
  /** Any Kinesis-compatible port; the keys are held in memory only. */
  | {
      readonly kind: 'endpoint';
      readonly url: string;
      readonly region: string;
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
    }
  /** AWS as a user of a Cognito pool; the credentials stay with the session and are asked for. */
  | {
      readonly kind: 'aws';
      readonly region: string;
      readonly user: string;
      /** Of the identity pool, `us-east-1:…`: the same for every sign-in of one user. */
      readonly identityId: string;
      /** Where Kinesis is instead of AWS; loopback only. */
      readonly endpoint?: string;
    };

export const PRACTICE: Connection = { kind: 'practice', region: 'us-east-1' };

/** The account that practice streams belong to. */
export const PRACTICE_ACCOUNT = '123456789012';

/** What a connection is called in a title or a badge. */
export function connectionName(connection: Connection): string {
  switch (connection.kind) {
    case 'practice':
      return 'Practice';
    case 'endpoint':
      return new URL(connection.url).host;
    case 'aws':
      return `AWS ${connection.region}`;
    default:
      return exhaustive(connection);
  }
}

/** Distinguishes what was read over one connection from another's. No secret is in it. */
export function connectionKey(connection: Connection): string {
  switch (connection.kind) {
    case 'practice':
      return 'practice';
    case 'endpoint':
      return connection.url;
    case 'aws':
      return `aws ${connection.region} ${connection.identityId}`;
    default:
      return exhaustive(connection);
  }
}
