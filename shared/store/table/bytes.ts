/** Writes numbers and texts one after another in few bytes. `ByteReader` has to ask for them in the same order. */
export class ByteWriter {
  readonly #bytes: number[] = [];

  /** Adds a whole number from 0 to 2^53: seven bits a byte, the lowest first. @throws RangeError for any other. */
  number(value: number): this {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is no number that can be packed`);
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.#bytes.push((rest % 128) + 128);
    this.#bytes.push(rest);
    return this;
  }

  /** Adds a whole number of any size, as `number` does. @throws RangeError for a negative one. */
  bigNumber(value: bigint): this {
    if (value < 0n) throw new RangeError(`${value} is no number that can be packed`);
    let rest = value;
    for (; rest >= 128n; rest >>= 7n) this.#bytes.push(Number(rest % 128n) + 128);
    this.#bytes.push(Number(rest));
    return this;
  }

  /** Adds a whole number that may be negative: its double, or one less than that. */
  signed(value: number): this {
    return this.number(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** Adds bytes of which the reader knows how many they are. */
  raw(value: Iterable<number>): this {
    this.#bytes.push(...value);
    return this;
  }

  /** Adds a text with its length. */
  text(value: string): this {
    const bytes = Buffer.from(value);
    return this.number(bytes.length).raw(bytes);
  }

  written(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}

/** Reads what a `ByteWriter` wrote, in the same order. @throws RangeError where nothing is left. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  number(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const [byte] = this.raw(1);
      value += (byte! % 128) * factor;
      if (byte! < 128) return value;
    }
  }

  bigNumber(): bigint {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const [byte] = this.raw(1);
      value += BigInt(byte! % 128) << shift;
      if (byte! < 128) return value;
    }
  }

  signed(): number {
    const value = this.number();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  raw(length: number): Buffer {
    if (this.#at + length > this.#bytes.length) throw new RangeError('the packed value ends too early');
    const bytes = this.#bytes.subarray(this.#at, (this.#at += length));
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  text(): string {
    return this.raw(this.number()).toString();
  }
}
