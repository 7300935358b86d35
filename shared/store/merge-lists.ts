import type { ErrorStatus } from '../domain/error/tracked-error.ts';

/** A place in a list: what the last error shown is sorted by, and its id. */
export interface ErrorPosition {
  value: string | number;
  id: number;
}

/** How far the lists of each status were shown. */
export type ErrorPositions = Readonly<Partial<Record<ErrorStatus, ErrorPosition>>>;

/**
 * One list of several, highest value first, at most `limit` long. Within a status the order is left as the index gave
 * it, for only the index knows how it sorts equal values, and where to go on after one of them.
 */
export function mergeLists(
  lists: readonly { status: ErrorStatus; found: readonly ErrorPosition[] }[],
  from: ErrorPositions,
  limit: number,
): (ErrorPosition & { status: ErrorStatus; after: ErrorPositions })[] {
  const merged = [];
  const taken = new Map<ErrorStatus, number>();
  let after = from;
  while (merged.length < limit) {
    const heads = lists.flatMap(({ status, found }) => {
      const head = found[taken.get(status) ?? 0];
      return head ? [{ status, ...head }] : [];
    });
    if (heads.length === 0) break;
    const highest = heads.reduce((one, other) => (other.value > one.value ? other : one));
    const { status, value, id } = highest;
    taken.set(status, (taken.get(status) ?? 0) + 1);
    after = { ...after, [status]: { value, id } };
    merged.push({ ...highest, after });
  }
  return merged;
}
