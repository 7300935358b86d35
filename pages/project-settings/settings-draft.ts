import type { DataOf, Sent } from '../api/types.ts';
import { apiUrlOf, partsOf } from './sentry-address.ts';

export type Settings = DataOf<'getSettings'>;
export type Mode = 'integrated' | 'sentry' | 'off';

/** What the form holds. The token is never one that is stored, because the API does not show that. */
export interface Draft {
  readonly mode: Mode;
  readonly address: string;
  readonly organization: string;
  readonly project: string;
  readonly token: string;
  readonly scrub: boolean;
  readonly source: string;
}

/** The form as it is opened; `null`: nothing has been set yet. */
export function draftOf(stored: Settings | null): Draft {
  return {
    mode: modeOf(stored),
    ...partsOf(stored?.api_url ?? ''),
    token: '',
    scrub: stored?.scrub_data !== false,
    source: stored?.source_url ?? '',
  };
}

function modeOf(stored: Settings | null): Mode {
  if (stored?.active !== true) return 'off';
  return stored.integrated ? 'integrated' : 'sentry';
}

/**
 * What is sent for a form. Only what it shows: an address that was not changed keeps its token, and what belongs to the
 * external Sentry stays as it is while another mode is chosen.
 */
export function changeOf(draft: Draft, stored: Settings | null): Omit<Sent<'putSettings'>, 'id'> {
  const source = draft.source.trim();
  const common = {
    active: draft.mode !== 'off',
    scrub_data: draft.scrub,
    ...(source !== (stored?.source_url ?? '') && { source_url: source }),
  };
  if (draft.mode !== 'sentry')
    return { ...common, integrated: draft.mode === 'integrated' || (stored?.integrated ?? true) };
  return {
    ...common,
    integrated: false,
    ...(!isSameAddress(draft, stored) && { api_url: apiUrlOf(draft) }),
    ...(draft.token !== '' && { token: draft.token }),
  };
}

const isSameAddress = (draft: Draft, stored: Settings | null): boolean =>
  // A stored address may be of another form, which its parts cannot say again.
  apiUrlOf(draft) === apiUrlOf(draftOf(stored));

/** What is known of the stored token: the API does not say whether there is one, but lets no external Sentry be on without. */
export function tokenHint(draft: Draft, stored: Settings | null): string {
  const before = stored?.api_url ?? null;
  if (before === null)
    return 'Sentry’s auth token, which may read projects and events. It is stored encrypted and never shown.';
  if (!isSameAddress(draft, stored))
    return 'The token that was stored belongs to the other address: this one needs its own.';
  const isKept = stored?.active === true && !stored.integrated;
  return isKept
    ? 'A token is stored and never shown. Left empty, it is kept.'
    : 'Left empty, the token that was stored for this address is kept.';
}
