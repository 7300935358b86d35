/** What the digits of Base64 VLQ are worth; 255 is none (ECMA-426, "VLQ-encoded values"). */
const DIGITS = new Uint8Array(256).fill(255);
const ALPHABET = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
for (const [worth, digit] of ALPHABET.entries()) DIGITS[digit] = worth;

const COMMA = 44;
const SEMICOLON = 59;

/** A number that is cut off, has more than 32 bits, or a digit that is none. */
export class InvalidVlq extends Error {}

/** Reads numbers in Base64 VLQ one after another. */
export class VlqReader {
  readonly bytes: Uint8Array;
  at = 0;

  /** @param text anything but ASCII in it is no digit */
  constructor(text: string) {
    this.bytes = Buffer.from(text);
  }

  /** How many groups of numbers there are between separators. */
  countGroups(): number {
    const { bytes } = this;
    let count = 0;
    let isWithin = false;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at];
      const isSeparator = byte === COMMA || byte === SEMICOLON;
      if (!isSeparator && !isWithin) count++;
      isWithin = !isSeparator;
    }
    return count;
  }

  get atEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  /** Whether a number begins here. */
  get atNumber(): boolean {
    const byte = this.bytes[this.at];
    return byte !== undefined && byte !== COMMA && byte !== SEMICOLON;
  }

  /** Steps over a separator; says whether it ended a line. */
  passSeparator(): boolean {
    return this.bytes[this.at++] === SEMICOLON;
  }

  /**
   * Reads a number, 32 bits with its sign.
   * @throws InvalidVlq
   */
  next(): number {
    let value = 0;
    for (let shift = 0; ; shift += 5) {
      const digit = this.at < this.bytes.length ? DIGITS[this.bytes[this.at]!]! : 255;
      if (digit === 255) throw new InvalidVlq(`no digit of Base64 VLQ at ${this.at}`);
      this.at++;
      if (shift === 30 && (digit & 60) !== 0) throw new InvalidVlq(`number of more than 32 bits at ${this.at}`);
      value |= (digit & 31) << shift;
      if ((digit & 32) === 0) break;
    }
    const magnitude = value >>> 1;
    return (value & 1) === 0 ? magnitude : -magnitude;
  }
}
