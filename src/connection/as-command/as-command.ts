import { decodeBase64 } from '../../base/base64.ts';
import { decodeUtf8Strict } from '../../base/utf8.ts';
import { boto3Line } from './boto3.ts';
import { cliLine } from './cli.ts';
import { javascriptLine } from './javascript.ts';
import {
  hasBytes,
  mapBytes,
  serviceOf,
  type Json,
  type Members,
  type CommandPlace,
} from './wire.ts';
import type { Connection } from '../connection.ts';

/** A call of the API as lines that can be run elsewhere. Credentials are never part of them. */
export interface CommandLine {
  /** AWS CLI, version 2: bytes are base64. Absent: the CLI has no such command. */
  readonly cli?: string;
  /**
   * AWS CLI, version 1, which takes bytes as the text that they are. Absent where it is the
   * same line, and where the bytes are no text (`bytesAreNoText`).
   */
  readonly cliV1?: string;
  readonly bytesAreNoText: boolean;
  readonly boto3: string;
  readonly javascript: string;
}

/** Where lines find what the page shows. Practice is in the page, and can be taken to this port. */
export function commandPlace(current: Connection): CommandPlace {
  const endpoint =
    current.kind === 'practice'
      ? 'http://127.0.0.1:4567'
      : current.kind === 'endpoint'
        ? current.url
        : current.endpoint;
  return { region: current.region, ...(endpoint !== undefined && { endpoint }) };
}

/** Its answer is a stream of events, which the CLI leaves out. */
const NOT_IN_CLI = new Set(['SubscribeToShard']);

/**
 * The same call as AWS CLI, boto3 and JavaScript lines.
 * @param input the call's body as it went over the wire
 */
export function asCommand(operation: string, input: Json, place: CommandPlace): CommandLine {
  const members = Object.entries(
    typeof input === 'object' && input !== null && !Array.isArray(input) ? input : {},
  ) as Members;
  const call = { operation, members, service: serviceOf(operation), place };
  const bytes = hasBytes(members);
  const asText = bytes ? mapBytes(members, textOf) : undefined;
  return {
    ...(!NOT_IN_CLI.has(operation) && { cli: cliLine(call, 2) }),
    ...(asText !== undefined && { cliV1: cliLine({ ...call, members: asText }, 1) }),
    bytesAreNoText: bytes && asText === undefined,
    boto3: boto3Line(call),
    javascript: javascriptLine(call),
  };
}

/** The text that base64 stands for, if a shell can pass it on. */
function textOf(base64: string): string | undefined {
  const bytes = decodeBase64(base64);
  const text = bytes === undefined ? undefined : decodeUtf8Strict(bytes);
  return text?.includes('\0') === true ? undefined : text;
}
