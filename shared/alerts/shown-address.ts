import {
  MAX_DESTINATION_URL_CHARACTERS,
  type AlertDestination,
  type OpenDestination,
} from '../domain/alerts/alert-destination.ts';
import { canBeKey, withoutEnding } from './address-words.ts';
import { PAGERDUTY_URL } from './render/pagerduty.ts';

/** A key has to be so long that its last characters tell which it is, and do not help to guess it. */
const MIN_KEY_CHARACTERS = 16;
const SHOWN_CHARACTERS = 4;
const MIN_SUBKEY_CHARACTERS = 8;

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

/**
 * Returns the address of a destination without what is secret in it. Of the path each part that can be a key is shortened to its
 * last characters, if it is long, and so is what the query ends with: `https://hooks.slack.com/services/…/…/…a1b2`. The address
 * of many a receiver is its key, whatever its kind, and nobody can say of which. The host is always shown.
 */
export function shownAddress({
  kind,
  options,
  secrets,
}: Pick<OpenDestination, 'kind' | 'options' | 'secrets'>): string {
  if (kind === 'email') return (options.emails ?? []).join(', ');
  if (kind === 'pagerduty') return `${new URL(secrets.url ?? PAGERDUTY_URL).origin}/${endOf(secrets.token ?? '')}`;
  const { origin, pathname, search } = new URL(secrets.url!);
  if (kind === 'ntfy') return origin;
  const path = pathname.split('/').map((part) => (canBeKey(part) ? shortened(part) : part));
  return `${origin}${path.join('/')}${search === '' ? '' : `?${endOf(search.slice(Math.max(1, search.lastIndexOf('=') + 1)))}`}`;
}

/**
 * Returns the address of a destination whose secrets cannot be opened: its host, in a form that is no address. Whoever compares it
 * with what they have notices, and gives the whole one; who sends it back means the one that is stored.
 */
export function unopenedUrl({ shown_address }: Pick<AlertDestination, 'shown_address'>): string {
  return `${new URL(shown_address).origin}/…`;
}

/** Lists what is secret in an address: what `shownAddress` does not show, as a whole, and each part of it that can be a key. */
export function secretsInAddress(address: string): string[] {
  const { origin, pathname, search, searchParams } = new URL(address);
  const parts = pathname.split('/').filter(canBeKey);
  const isSecret = parts.length > 0 || search !== '';
  const wholes = [
    `${origin}${pathname}${search}`,
    `${pathname}${search}`,
    parts.length > 0 ? pathname : '',
    search.slice(1),
  ];
  const said = [...searchParams].map(([name, value]) => (value === '' ? name : value)).filter(canBeKey);
  const all = [...(isSecret ? wholes : []), ...parts.flatMap(keysIn), ...said];
  return [...new Set(all)].filter((one) => one !== '');
}

/** A part, and what is between marks in it: of `bot123:abc…` services repeat the key alone. What is short there is no key of its own. */
function keysIn(part: string): string[] {
  const { key } = withoutEnding(part);
  return [key, ...key.split(/[^\w.~-]+/).filter((one) => one.length >= MIN_SUBKEY_CHARACTERS)];
}

function shortened(part: string): string {
  const { key, ending } = withoutEnding(part);
  return `${endOf(key)}${ending}`;
}

function endOf(key: string): string {
  return key.length < MIN_KEY_CHARACTERS ? '…' : `…${key.slice(-SHOWN_CHARACTERS)}`;
}
