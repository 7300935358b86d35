import { useLocation } from 'preact-iso/router';

/** What a change makes of the query of an address; `''` and the default are left out, so that addresses stay short. */
export function changedQuery(
  search: string,
  changes: Readonly<Record<string, string>>,
  defaults: Readonly<Record<string, string>>,
): string {
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === '' || value === defaults[name]) query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/**
 * The state of a page's controls, which is the query of its address, so that a link shows the same and Back undoes:
 * `const [filter, setFilter] = useQueryState({ status: 'unresolved', q: '' })`. `isReplaced`: without a step in the history,
 * for what changes with each letter.
 */
export function useQueryState<Defaults extends Record<string, string>>(
  defaults: Defaults,
): [
  { [Name in keyof Defaults]: string },
  (changes: { [Name in keyof Defaults]?: string }, isReplaced?: boolean) => void,
] {
  const { path, query, route } = useLocation();
  const values = Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, query[name] ?? value]));
  const set = (changes: { [Name in keyof Defaults]?: string }, isReplaced = false): void => {
    const said = Object.entries(changes).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
    route(path + changedQuery(location.search, Object.fromEntries(said), defaults), isReplaced);
  };
  return [values as { [Name in keyof Defaults]: string }, set];
}
