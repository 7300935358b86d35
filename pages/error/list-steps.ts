/** A page of a list of errors, as it is kept. */
export interface KeptPage {
  sent: Readonly<Record<string, unknown>>;
  ids: readonly number[];
  /** Whether the list goes on after it. */
  hasMore: boolean;
}

/** A list of errors, as far as it is known. */
export interface KeptList {
  project: string;
  ids: readonly number[];
  hasMore: boolean;
}

/** Where an error is in a list, and those beside it. */
export interface ListSteps {
  next: number | null;
  previous: number | null;
  /** `3 of 41`, `3 of 50+` where the list goes on; `null` where the error is in none. */
  place: string | null;
}

/** Joins the pages of each list, those of the same filters, which are in the order in which they were asked for. */
export function joinedLists(pages: readonly KeptPage[]): KeptList[] {
  const lists = Map.groupBy(pages, ({ sent }) => JSON.stringify({ ...sent, cursor: undefined }));
  return [...lists.values()].map((members) => ({
    project: String(members[0]!.sent['id']),
    ids: [...new Set(members.flatMap(({ ids }) => ids))],
    hasMore: members.at(-1)!.hasMore,
  }));
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
  if (list === null || at === -1) return { next: null, previous: null, place: null };
  return {
    next: list.ids[at + 1] ?? null,
    previous: list.ids[at - 1] ?? null,
    place: `${at + 1} of ${list.ids.length}${list.hasMore ? '+' : ''}`,
  };
}
