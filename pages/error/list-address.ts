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
