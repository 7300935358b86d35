const encoder = new TextEncoder();

/** Returns the longest beginning of `text` that takes at most `limit` bytes of UTF-8, with no character split. */
export function cutToBytes(text: string, limit: number): string {
  return text.slice(0, encoder.encodeInto(text, new Uint8Array(limit)).read);
}
