/** A list of unsigned numbers of up to 32 bits, seven bits in a byte, the lowest first. Grows as it is written. */
export class VarintWriter {
  private bytes = new Uint8Array(4096);
  private length = 0;

  unsigned(value: number): void {
    if (this.length + 5 > this.bytes.length) this.makeRoom(5);
    let rest = value;
    while (rest > 127) {
      this.bytes[this.length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }

  /** Small numbers of either sign take one byte: 0, -1, 1, -2 … as 0, 1, 2, 3 …; 31 bits. */
  signed(value: number): void {
    this.unsigned(zigzag(value));
  }

  /** Its length, then its bytes as they are. */
  text(value: string): void {
    const encoded = Buffer.from(value);
    this.unsigned(encoded.length);
    this.append(encoded);
  }

  append(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.bytes.length) this.makeRoom(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  get size(): number {
    return this.length;
  }

  /** What was written; valid until more is. */
  written(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }

  private makeRoom(more: number): void {
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    larger.set(this.written());
    this.bytes = larger;
  }
}

export function zigzag(value: number): number {
  return ((value << 1) ^ (value >> 31)) >>> 0;
}

export function unzigzag(value: number): number {
  return (value >>> 1) ^ -(value & 1);
}

/** Reads what a `VarintWriter` wrote; throws `DamagedIndex` at its end. */
export class VarintReader {
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get atEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  unsigned(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) break;
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
    throw new DamagedIndex('a number is cut off');
  }

  signed(): number {
    return unzigzag(this.unsigned());
  }

  text(): string {
    const length = this.unsigned();
    const end = this.at + length;
    if (end > this.bytes.length) throw new DamagedIndex('a text is cut off');
    const { buffer, byteOffset } = this.bytes;
    const text = Buffer.from(buffer, byteOffset + this.at, length).toString('utf8');
    this.at = end;
    return text;
  }
}

/** What was read is no index of ours, or is cut off, or belongs to another: nothing can be looked up in it. */
export class DamagedIndex extends Error {
  constructor(problem: string) {
    super(`index of a source map is damaged: ${problem}`);
    this.name = 'DamagedIndex';
  }
}
