/** Bytes of which parts can be read: an object in a store, a file, a buffer. */
export interface RandomAccess {
  /** How many there are. */
  size: number;
  /** Reads as many bytes from `offset` on; fewer only where they end. */
  read(offset: number, length: number): Promise<Uint8Array>;
}
