import { MAX_EXACT_USERS } from '../limits.ts';

/**
 * Counts distinct values in little space: a "k minimum values" sketch. Exact below `K` values; from there on, the K smallest of
 * uniformly distributed hashes say how dense the hashes lie, with a standard error of about 1/√(K−2), 13 % here.
 */
const K = MAX_EXACT_USERS;

/**
 * Hashes are integers below this: of 64 users two have the same once in two million errors, and 64 hashes take 256 bytes
 * of each error.
 */
export const HASH_RANGE = 2 ** 32;

/** Ascending, without repetition, at most K. */
export type Sketch = readonly number[];

/** Adds hashes (integers below `HASH_RANGE`) to a sketch. Those that are in it already change nothing. */
export function withHashes(sketch: Sketch, hashes: readonly number[]): Sketch {
  return [...new Set([...sketch, ...hashes])].toSorted((one, other) => one - other).slice(0, K);
}

/** Returns how many distinct hashes a sketch has seen: exact below 64, an estimate from there on. */
export function distinctCount(sketch: Sketch): number {
  return sketch.length < K ? sketch.length : Math.round((K - 1) / (sketch[K - 1]! / HASH_RANGE));
}
