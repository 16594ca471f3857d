import { encodeBase64 } from '../base/base64.ts';
import type { ReadRecord } from './read-record.ts';

/**
 * The command of the AWS CLI (version 2) that puts a record's key and data again, for a
 * POSIX shell.
 * @param endpoint a Kinesis-compatible port; absent: AWS
 */
export function putCommand(
  record: Pick<ReadRecord, 'partitionKey' | 'data'>,
  stream: string,
  region: string,
  endpoint?: string,
): string {
  return [
    'aws kinesis put-record',
    ...(endpoint === undefined ? [] : [`--endpoint-url ${shellWord(endpoint)}`]),
    `--region ${shellWord(region)}`,
    `--stream-name ${shellWord(stream)}`,
    ...(record.partitionKey === undefined
      ? []
      : [`--partition-key ${shellWord(record.partitionKey)}`]),
    '--cli-binary-format base64',
    `--data ${shellWord(encodeBase64(record.data))}`,
  ].join(' ');
}

/** A word that the shell passes on as it is, whatever is in it. */
function shellWord(text: string): string {
  if (/^[A-Za-z0-9_./:@%+=-]+$/.test(text) && !text.startsWith('-')) return text;
  return `'${text.replaceAll("'", "'\\''")}'`;
}
