const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Text that does not compress, the same for the same seed (xorshift, Marsaglia 2003). */
export function random(length: number, seed: number): string {
  let state = (seed + 1) * 2654435769;
  let text = '';
  for (let at = 0; at < length; at++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    text += ALPHABET[state & 63]!;
  }
  return text;
}
