import { counted, exactNumber } from '../text/number-words.ts';

export interface Limit {
  readonly count: number;
  readonly window: number;
}

/** How much of a key's limit is used, as the API tells it. */
export interface KeyUsage {
  readonly used: number;
  /** The limit that holds: the key's own, or the default. `null` where the API does not say. */
  readonly limit: Limit | null;
  readonly windowEndsAt: string | null;
  readonly dropped: number | null;
}

/** Reads what an answer says of a key's usage; `null` where it says nothing. */
export function usageOf(clientKey: object): KeyUsage | null {
  const usage = 'usage' in clientKey ? (clientKey.usage as Partial<Record<string, unknown>> | null) : null;
  if (typeof usage?.['used'] !== 'number') return null;
  const { used, limit, window_ends_at: ends, dropped } = usage;
  return {
    used,
    limit: isLimit(limit) ? limit : null,
    windowEndsAt: typeof ends === 'string' ? ends : null,
    dropped: typeof dropped === 'number' ? dropped : null,
  };
}

function isLimit(value: unknown): value is Limit {
  const { count, window } = (value ?? {}) as Partial<Record<string, unknown>>;
  return typeof count === 'number' && typeof window === 'number';
}

/** `10,000 events in 60 s`. */
export function limitWords({ count, window }: Limit): string {
  return `${counted(count, 'event')} in ${exactNumber(window)} s`;
}

/** `1,204 of 10,000`. */
export function usedWords({ used, limit }: KeyUsage): string {
  return limit === null ? `${exactNumber(used)} used` : `${exactNumber(used)} of ${exactNumber(limit.count)} used`;
}

/** The share of the limit, at most all of it; `null` where the limit is not known. */
export function usedShare({ used, limit }: KeyUsage): number | null {
  return limit === null || limit.count <= 0 ? null : Math.min(1, used / limit.count);
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
