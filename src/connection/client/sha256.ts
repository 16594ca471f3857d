import { Sha256, Sha256Js, Sha256WebCrypto } from '@smithy/core/checksum';

type Source = string | ArrayBuffer | ArrayBufferView;

interface Hash {
  update(data: Uint8Array): void;
  digest(): Promise<Uint8Array>;
  reset(): void;
}

/** Below this many bytes a hash in JavaScript is done before WebCrypto has begun. */
const LARGE = 4096;

/** In Node the SDK's own is native, needs no promise, and copies nothing: it is used for everything. */
const HAS_OWN = Sha256 !== Sha256WebCrypto;
const Small: new (secret?: Source) => Hash = HAS_OWN ? Sha256 : Sha256Js;

/**
 * SHA-256 for signing in a browser: WebCrypto for the body, without copying it, and
 * JavaScript for the short strings around it. Where there is no WebCrypto, JavaScript for all.
 */
export class SigningSha256 implements Hash {
  readonly digestLength = 32;
  readonly #secret: Source | undefined;
  #large: Uint8Array<ArrayBuffer> | undefined;
  #small: Hash | undefined;

  constructor(secret?: Source) {
    this.#secret = secret;
  }

  update(data: Uint8Array): void {
    const first = this.#small === undefined && this.#large === undefined;
    const subtle: SubtleCrypto | undefined = HAS_OWN ? undefined : globalThis.crypto?.subtle;
    if (first && this.#secret === undefined && data.length > LARGE && subtle !== undefined) {
      this.#large = data as Uint8Array<ArrayBuffer>;
      return;
    }
    this.#small ??= new Small(this.#secret);
    if (this.#large !== undefined) this.#small.update(this.#large);
    this.#large = undefined;
    this.#small.update(data);
  }

  async digest(): Promise<Uint8Array> {
    if (this.#large !== undefined)
      return new Uint8Array(await crypto.subtle.digest('SHA-256', this.#large));
    this.#small ??= new Small(this.#secret);
    return this.#small.digest();
  }

  reset(): void {
    this.#large = undefined;
    this.#small = undefined;
  }
}
