import { isArn, parseStreamArn } from '../../kinesis/stream-ref.ts';
import { UsageError } from '../command.ts';

/** The stream of a command, and where it is. */
export interface StreamChoice {
  readonly name: string;
  /** What calls name it by: its ARN where one was given, which may be of another account. */
  readonly ref: string;
  /** Of its ARN, else as the flag says. */
  readonly region: string | undefined;
}

/**
 * A stream given by its name or its StreamARN.
 * @param region what `--region` says
 * @throws UsageError for an ARN that is of no stream, or of another region
 */
export function streamChoice(text: string, region: string | undefined): StreamChoice {
  if (!isArn(text)) return { name: text, ref: text, region };
  const arn = parseStreamArn(text);
  if (arn === undefined)
    throw new UsageError(
      `"${text}" is not a StreamARN such as arn:aws:kinesis:us-east-1:123456789012:stream/orders`,
    );
  if (region !== undefined && region !== arn.region)
    throw new UsageError(
      `--region ${region} is not the region of the StreamARN, ${arn.region}; leave --region out`,
    );
  return { name: arn.name, ref: arn.arn, region: arn.region };
}
