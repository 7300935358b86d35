import type { DataOf } from '../api/types.ts';
import { counted } from '../text/number-words.ts';

export type Refusal = DataOf<'getIntake'>['refusals'][number];

const WORDS: Readonly<Record<Refusal['reason'], string>> = {
  rate_limited: 'A limit was reached',
  garbled: 'The body was destroyed on its way',
  unreadable: 'The request could not be read',
  too_large: 'An event or the request was too large',
  client_key_off: 'The client key is off',
  error_tracking_off: 'Error tracking was off',
};

/** Why a request was refused, in a few words; a reason that is newer than this page is shown as it is. */
export function refusalWords({ reason }: Pick<Refusal, 'reason'>): string {
  return WORDS[reason] ?? reason;
}

/** What was refused since somebody looks, in words: each reason once. `before`: what was known when they began to. */
export function refusedSince(before: readonly Refusal[], now: readonly Refusal[]): string {
  const isOld = (one: Refusal): boolean =>
    before.some((old) => old.reason === one.reason && old.refused_at === one.refused_at);
  return [...new Set(now.filter((one) => !isOld(one)).map(refusalWords))].join('. ');
}

/** How many requests were destroyed on their way, `when`, and what helps. */
export function garbledWords(garbled: number, when = ''): string {
  const they = garbled === 1 ? 'it was' : 'they were';
  return `${counted(garbled, 'request')}${when} could not be read, because ${they} compressed under a content type of text or JSON. The SDK’s log has the address that takes such requests.`;
}
