/** The errors beside one in a list. */
export interface ListSteps {
  next: number | null;
  previous: number | null;
}

/** A page of a list of errors, as it is kept. */
export interface KeptList {
  project: string;
  ids: readonly number[];
}

/** The list that somebody works through: the last one shown that has the error; of those that are gone, the one before. */
export function listWith(
  lists: readonly KeptList[],
  before: KeptList | null,
  project: string,
  id: number,
): KeptList | null {
  const has = (list: KeptList | null): boolean => list?.project === project && list.ids.includes(id);
  if (has(before)) return before;
  return lists.findLast(has) ?? null;
}

/** The errors before and after one. */
export function stepsIn(list: KeptList | null, id: number): ListSteps {
  const at = list?.ids.indexOf(id) ?? -1;
  if (list === null || at === -1) return { next: null, previous: null };
  return { next: list.ids[at + 1] ?? null, previous: list.ids[at - 1] ?? null };
}
