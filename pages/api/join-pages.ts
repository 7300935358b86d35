import type { Page, Reply } from './types.ts';

interface WithId {
  readonly id: number;
}

/** The pages of a list that are shown below each other. */
export interface JoinedPages<Row> {
  rows: readonly Row[];
  /** Where the list goes on; `null` at its end. */
  next: Page | null;
  /** How many rows the server looked at for them; `null` where it does not say. */
  searched: number | null;
  /** Whether further pages are left out, because what lies before them is missing. */
  hasHole: boolean;
}

type Rows<Row> = Reply<readonly Row[]>;

/**
 * Joins the first page of a list with those that were asked for after it. The first is looked at again and again, so rows
 * move: each is shown once, where it was met first. `between` is what follows the first page now, where that is not where
 * the further ones begin. If it does not reach them, they are left out: a list with a hole would pretend to be whole.
 */
export function joinPages<Row extends WithId>(
  first: Rows<Row>,
  between: Rows<Row> | null,
  further: readonly Rows<Row>[],
): JoinedPages<Row> {
  const hasHole = between !== null && further.length > 0 && !meets(between, further[0]!);
  const pages = [first, ...(between ? [between] : []), ...(hasHole ? [] : further)];
  const last = pages.at(-1)!;
  const counts = pages.map(({ searched }) => searched);
  return {
    rows: onceEach(pages.flatMap(({ data }) => data)),
    next: last.next,
    hasHole,
    searched: counts.includes(null) ? null : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0),
  };
}

/** Whether the one page reaches the other, or the list's end. */
function meets<Row extends WithId>(one: Rows<Row>, other: Rows<Row>): boolean {
  const ids = new Set(other.data.map(({ id }) => id));
  return one.next === null || one.data.some(({ id }) => ids.has(id));
}

function onceEach<Row extends WithId>(rows: readonly Row[]): Row[] {
  const met = new Set<number>();
  return rows.filter(({ id }) => !met.has(id) && met.add(id));
}
