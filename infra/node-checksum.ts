import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';

type Secret = string | ArrayBuffer | ArrayBufferView;

/**
 * Takes the place of `@smithy/core/checksum` in the bundles: SHA-256, by which requests are signed, from Node's own crypto.
 * The SDK's has the algorithm in JavaScript beside it, for a Node without crypto.
 */
export class Sha256 {
  private readonly secret: Secret | undefined;
  private hash: Hash | Hmac;

  constructor(secret?: Secret) {
    this.secret = secret;
    this.hash = begin(secret);
  }

  update(data: string | Uint8Array): void {
    this.hash.update(data);
  }

  async digest(): Promise<Uint8Array> {
    return new Uint8Array(this.hash.digest());
  }

  reset(): void {
    this.hash = begin(this.secret);
  }
}

function begin(secret?: Secret): Hash | Hmac {
  if (secret === undefined) return createHash('sha256');
  return createHmac('sha256', typeof secret === 'string' ? secret : bytesOf(secret));
}

function bytesOf(secret: ArrayBuffer | ArrayBufferView): Uint8Array {
  return ArrayBuffer.isView(secret)
    ? new Uint8Array(secret.buffer, secret.byteOffset, secret.byteLength)
    : new Uint8Array(secret);
}
