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
    };

export const PRACTICE: Connection = { kind: 'practice', region: 'us-east-1' };

/** The account that practice streams belong to. */
export const PRACTICE_ACCOUNT = '123456789012';

/** What a connection is called in a title or a badge. */
export function connectionName(connection: Connection): string {
  return connection.kind === 'practice' ? 'Practice' : new URL(connection.url).host;
}
