/** The errors that are chosen, by id. */
export type Selection = ReadonlySet<number>;

/** Chooses an error, or no longer. */
export function toggled(selection: Selection, id: number): Set<number> {
  const changed = new Set(selection);
  if (!changed.delete(id)) changed.add(id);
  return changed;
}

/** Chooses all from one row to another, both included; without the one, which may be gone, the other alone. */
export function withRange(selection: Selection, ids: readonly number[], from: number | null, to: number): Set<number> {
  const [start, end] = [from === null ? -1 : ids.indexOf(from), ids.indexOf(to)];
  const range = start < 0 ? [to] : ids.slice(Math.min(start, end), Math.max(start, end) + 1);
  return new Set([...selection, ...range]);
}

/** Chooses all that are shown; none where all were. */
export function allOrNone(selection: Selection, ids: readonly number[]): Set<number> {
  return new Set(ids.every((id) => selection.has(id)) ? [] : ids);
}
