import type { Page, Reply } from './types.ts';

/** A row of a list, by what tells it from the others. */
type Named =
  | { readonly id: number | string }
  | { readonly event_id: string }
  | { readonly version: string }
  /** Of what waits for a destination, and is no message yet, there is no id. */
  | { readonly id: string | null; readonly destination: { readonly id: number } };

function nameOf(row: Named): number | string {
  if ('destination' in row) return row.id ?? row.destination.id;
  return 'version' in row ? row.version : 'event_id' in row ? row.event_id : row.id;
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
export function joinPages<Row extends Named>(
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
function meets<Row extends Named>(one: Rows<Row>, other: Rows<Row>): boolean {
  const ids = new Set(other.data.map(nameOf));
  return one.next === null || one.data.some((row) => ids.has(nameOf(row)));
}

function onceEach<Row extends Named>(rows: readonly Row[]): Row[] {
  const met = new Set<number | string>();
  return rows.filter((row) => !met.has(nameOf(row)) && met.add(nameOf(row)));
}
