import { encodeUtf8 } from '../../src/base/utf8.ts';

const ALGORITHM = 'AWS4-HMAC-SHA256';
const TARGET = 'Kinesis_20131202.PutRecords';
const TYPE = 'application/x-amz-json-1.1';
const SIGNED = 'content-type;host;x-amz-date;x-amz-target';

/** Signature Version 4 for PutRecords and nothing else, by hand: the yardstick for the SDK's. */
export class Signer {
  readonly #keys: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly #region: string;
  #day = '';
  #key: CryptoKey | undefined;

  constructor(keys: { accessKeyId: string; secretAccessKey: string }, region: string) {
    this.#keys = keys;
    this.#region = region;
  }

  async sign(host: string, body: Uint8Array<ArrayBuffer>): Promise<Record<string, string>> {
    const date = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
    const day = date.slice(0, 8);
    const scope = `${day}/${this.#region}/kinesis/aws4_request`;
    const hash = hex(await crypto.subtle.digest('SHA-256', body));
    const canonical = `POST\n/\n\ncontent-type:${TYPE}\nhost:${host}\nx-amz-date:${date}\nx-amz-target:${TARGET}\n\n${SIGNED}\n${hash}`;
    const hashed = hex(await crypto.subtle.digest('SHA-256', encodeUtf8(canonical)));
    const text = encodeUtf8(`${ALGORITHM}\n${date}\n${scope}\n${hashed}`);
    const signature = hex(await crypto.subtle.sign('HMAC', await this.#keyOf(day), text));
    return {
      'content-type': TYPE,
      'x-amz-date': date,
      'x-amz-target': TARGET,
      authorization: `${ALGORITHM} Credential=${this.#keys.accessKeyId}/${scope}, SignedHeaders=${SIGNED}, Signature=${signature}`,
    };
  }

  async #keyOf(day: string): Promise<CryptoKey> {
    if (this.#key !== undefined && this.#day === day) return this.#key;
    let key = await hmacKey(encodeUtf8(`AWS4${this.#keys.secretAccessKey}`));
    for (const part of [day, this.#region, 'kinesis', 'aws4_request'])
      key = await hmacKey(new Uint8Array(await crypto.subtle.sign('HMAC', key, encodeUtf8(part))));
    this.#day = day;
    this.#key = key;
    return key;
  }
}

function hmacKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
}

function hex(buffer: ArrayBuffer): string {
  let text = '';
  for (const byte of new Uint8Array(buffer)) text += byte.toString(16).padStart(2, '0');
  return text;
}
