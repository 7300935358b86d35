import { listQueryIn } from './list-address.ts';

/**
 * The query of the list that this tab has shown last. After a reload, because of the referrer policy, and in browsers without
 * the Navigation API it is empty: the list as it is at first.
 * @see https://html.spec.whatwg.org/multipage/nav-history-apis.html#dom-navigationhistoryentry-url
 */
export function listQuery(project: string): Readonly<Record<string, string>> {
  const { navigation } = globalThis as { navigation?: Pick<Navigation, 'entries' | 'currentEntry'> };
  const until = (navigation?.currentEntry?.index ?? 0) + 1;
  const addresses = navigation?.entries().map(({ url }) => url) ?? [];
  return Object.fromEntries(new URLSearchParams(listQueryIn(addresses.slice(0, until), project)));
}
