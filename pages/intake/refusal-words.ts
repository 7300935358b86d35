import type { DataOf } from '../api/types.ts';

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
