import { placeOf, routeOf } from '../routes.ts';

let before: string | null = null;

/**
 * Moves the focus to the heading of a page that somebody has arrived at, so that screen readers say it and Tab goes on from
 * there; or to what the fragment of the address names. Not on the first page, and not for a step on the same one.
 */
export function arrive(): void {
  const place = placeOf(routeOf(location.pathname));
  const isFirst = before === null;
  const isSame = before === place;
  before = place;
  if (isSame) return;
  const target = location.hash === '' ? null : document.getElementById(location.hash.slice(1));
  target?.scrollIntoView();
  if (!isFirst) (target ?? document.querySelector<HTMLElement>('main h1'))?.focus({ preventScroll: true });
}
