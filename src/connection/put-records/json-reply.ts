import { decodeUtf8 } from '../../base/utf8.ts';
import type { EntryResult } from '../../load/target.ts';
import { MalformedReplyError, toEntries } from './reply.ts';

/**
 * The entries of a PutRecords reply in JSON, without the SDK's walk through its schema.
 * @throws MalformedReplyError when any entry says neither where it is stored nor why not
 */
export function parseJsonReply(body: Uint8Array): EntryResult[] {
  let reply: unknown;
  try {
    reply = JSON.parse(decodeUtf8(body));
  } catch {
    throw new MalformedReplyError('The reply to PutRecords is not JSON.');
  }
  return toEntries(reply);
}
