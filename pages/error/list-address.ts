import { BASE, routeOf } from '../routes.ts';

/**
 * The query of the list that somebody came from, filters and all: the last one of this project among the addresses of this
 * tab, the oldest first. Empty where there is none.
 */
export function listQueryIn(addresses: readonly (string | null)[], project: string): string {
  for (const address of addresses.toReversed()) {
    const url = address === null ? null : URL.parse(address);
    if (!url?.pathname.startsWith(BASE)) continue;
    const route = routeOf(url.pathname);
    if (route.page === 'errors' && route.project === project) return url.search;
  }
  return '';
}

/** The same of this tab. Browsers without the Navigation API lead to the list as it is at first. */
export function listQuery(project: string): Readonly<Record<string, string>> {
  const { navigation } = globalThis as { navigation?: Pick<Navigation, 'entries' | 'currentEntry'> };
  const entries = navigation?.entries().slice(0, (navigation.currentEntry?.index ?? 0) + 1) ?? [];
  return Object.fromEntries(
    new URLSearchParams(
      listQueryIn(
        entries.map(({ url }) => url),
        project,
      ),
    ),
  );
}
