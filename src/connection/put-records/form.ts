import { CBOR_TYPE, JSON_TYPE } from '../../kinesis/content-types.ts';
import type { EntryResult, OutgoingRecord } from '../../load/target.ts';
import { cborBody } from './cbor-body.ts';
import { parseCborReply } from './cbor-reply.ts';
import { jsonBody } from './json-body.ts';
import { parseJsonReply } from './reply.ts';

/** What calls and their replies are written in. */
export interface Form {
  readonly contentType: string;
  /** The body of a call, in a buffer that `releaseBytes` takes back. */
  body(stream: string, records: readonly OutgoingRecord[]): Uint8Array<ArrayBuffer>;
  /** @throws MalformedReplyError */
  entries(reply: Uint8Array): EntryResult[];
}

/** What every endpoint takes, and the SDK sends. */
export const jsonForm: Form = {
  contentType: JSON_TYPE,
  body: jsonBody,
  entries: parseJsonReply,
};

/** What AWS takes too, and its SDK for Java sends. */
export const cborForm: Form = {
  contentType: CBOR_TYPE,
  body: cborBody,
  entries: parseCborReply,
};
