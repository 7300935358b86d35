import { useLocation } from 'preact-iso/router';
import { pathOf, type Query, type Route } from '../routes.ts';

/** Goes to a page. `isReplaced`: in place of this one in the history, for what is a step on the same page. */
export function useGo(): (to: Route, query?: Query, isReplaced?: boolean) => void {
  const { route } = useLocation();
  return (to, query = {}, isReplaced = false) => route(pathOf(to, query), isReplaced);
}
