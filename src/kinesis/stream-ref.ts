/** The parts of a StreamARN. */
export interface StreamArn {
  readonly arn: string;
  readonly region: string;
  /** 12 digits. */
  readonly account: string;
  readonly name: string;
}

/** The partition may be that of China or of GovCloud. */
const STREAM_ARN = /^arn:aws[a-z-]*:kinesis:([a-z0-9-]+):(\d{12}):stream\/([a-zA-Z0-9_.-]{1,128})$/;

/** Reads `arn:aws:kinesis:REGION:ACCOUNT:stream/NAME`; `undefined` for anything else. */
export function parseStreamArn(text: string): StreamArn | undefined {
  const match = STREAM_ARN.exec(text);
  if (match === null) return undefined;
  const [, region, account, name] = match;
  if (region === undefined || account === undefined || name === undefined) return undefined;
  return { arn: text, region, account, name };
}

/** Whether a text means a stream by its ARN: no stream's name has a colon in it. */
export function isArn(stream: string): boolean {
  return stream.startsWith('arn:');
}

/**
 * The member of an input that names a stream.
 * @param stream a name, or an ARN, which may be of another account
 */
export function streamInput(
  stream: string,
): { readonly StreamName: string } | { readonly StreamARN: string } {
  return isArn(stream) ? { StreamARN: stream } : { StreamName: stream };
}
