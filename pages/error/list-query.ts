import { listQueryIn } from './list-address.ts';

/** The query of the list that this tab has shown last. Browsers without the Navigation API lead to the list as it is at first. */
export function listQuery(project: string): Readonly<Record<string, string>> {
  const { navigation } = globalThis as { navigation?: Pick<Navigation, 'entries' | 'currentEntry'> };
  const until = (navigation?.currentEntry?.index ?? 0) + 1;
  const addresses = navigation?.entries().map(({ url }) => url) ?? [];
  return Object.fromEntries(new URLSearchParams(listQueryIn(addresses.slice(0, until), project)));
}
