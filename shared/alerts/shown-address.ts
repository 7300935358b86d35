import {
  MAX_DESTINATION_URL_CHARACTERS,
  type AlertDestination,
  type DestinationKind,
  type OpenDestination,
} from '../domain/alerts/alert-destination.ts';
import { PAGERDUTY_URL } from './render/pagerduty.ts';

/** Kinds whose address is a key: who has it can post. */
const SECRET_ADDRESSES: ReadonlySet<DestinationKind> = new Set<DestinationKind>([
  'slack',
  'mattermost',
  'discord',
  'teams',
  'google_chat',
]);

/** A key has to be so long that its last characters tell which it is, and do not help to guess it. */
const MIN_KEY_CHARACTERS = 20;
const SHOWN_CHARACTERS = 4;

/** What is wrong with an address that users gave, as the end of a sentence; `null`: nothing is. What it leads to is another check. */
export function addressProblem(url: string): string | null {
  if (url.length > MAX_DESTINATION_URL_CHARACTERS)
    return `is too long: at most ${MAX_DESTINATION_URL_CHARACTERS} characters.`;
  if (url.includes('…')) return 'is shortened, as it is shown: give the whole one.';
  if (!URL.canParse(url)) return 'is no address. It looks like https://example.com/hook.';
  const { protocol, username, password } = new URL(url);
  if (!/^https?:$/.test(protocol)) return 'has to begin with https://.';
  if (username !== '' || password !== '') return 'may have no user and password in it: give them as a header.';
  return null;
}

/** Returns the address of a destination without what is secret in it: `https://hooks.slack.com/…a1b2`. */
export function shownAddress({
  kind,
  options,
  secrets,
}: Pick<OpenDestination, 'kind' | 'options' | 'secrets'>): string {
  if (kind === 'email') return (options.emails ?? []).join(', ');
  if (kind === 'pagerduty') return `${new URL(secrets.url ?? PAGERDUTY_URL).origin}/${endOf(secrets.token ?? '')}`;
  const url = new URL(secrets.url!);
  if (SECRET_ADDRESSES.has(kind)) return `${url.origin}/${endOf(`${url.pathname}${url.search}`.slice(1))}`;
  return `${url.origin}${kind === 'ntfy' ? '' : url.pathname}${url.search === '' ? '' : '?…'}`;
}

/**
 * Returns the address of a destination whose secrets cannot be opened: its host, in a form that is no address. Whoever compares it
 * with what they have notices, and gives the whole one; who sends it back means the one that is stored.
 */
export function unopenedUrl({ shown_address }: Pick<AlertDestination, 'shown_address'>): string {
  return `${new URL(shown_address).origin}/…`;
}

/** Lists what is secret in an address, what `shownAddress` does not show: the whole of it first, then its parts. */
export function secretsInAddress(kind: DestinationKind, address: string): string[] {
  const { href, pathname, search, searchParams } = new URL(address);
  const query = search === '' ? [] : [href, `${pathname}${search}`, search.slice(1), ...searchParams.values()];
  if (!SECRET_ADDRESSES.has(kind)) return query;
  // `services` and `webhooks` are in many an answer.
  return [href, ...query, pathname, ...pathname.split('/').filter((part) => !/^[a-z]*$/.test(part))];
}

function endOf(key: string): string {
  return key.length < MIN_KEY_CHARACTERS ? '…' : `…${key.slice(-SHOWN_CHARACTERS)}`;
}
