import type { DataOf } from '../api/types.ts';
import { counted, exactNumber } from '../text/number-words.ts';

export interface Limit {
  readonly count: number;
  readonly window: number;
}

/** How much of a key's limit is used; the limit is the key's own, or the default. */
export type KeyUsage = NonNullable<DataOf<'listClientKeys'>[number]['usage']>;

/** `10,000 events in 60 s`. */
export function limitWords({ count, window }: Limit): string {
  return `${counted(count, 'event')} in ${exactNumber(window)} s`;
}

/** `1,204 of 10,000 used`. */
export function usedWords({ used, limit }: Pick<KeyUsage, 'used' | 'limit'>): string {
  return `${exactNumber(used)} of ${exactNumber(limit.count)} used`;
}

/** Whether a limit, as it is typed, is one: both are whole numbers from 1 on. */
export function limitTyped(count: string, window: string): Limit | null {
  const typed = { count: wholeNumber(count), window: wholeNumber(window) };
  return typed.count > 0 && typed.window > 0 ? typed : null;
}

const wholeNumber = (text: string): number => (/^\d{1,15}$/.test(text.trim()) ? Number(text) : 0);

/** `glet_b433…7836`. */
export function shortKey(publicKey: string): string {
  return publicKey.length <= 14 ? publicKey : `${publicKey.slice(0, 9)}…${publicKey.slice(-4)}`;
}
