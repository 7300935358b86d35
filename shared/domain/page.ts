import { RuleViolation } from './refusals.ts';

/**
 * A page of rows that are all there. The cursor is how many were shown.
 * @throws RuleViolation for a cursor of another list.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  { limit, after }: { limit: number; after: readonly (string | number)[] | null },
): { rows: Row[]; next: [number] | null } {
  const start = after === null ? 0 : shownIn(after);
  const end = start + limit;
  return { rows: rows.slice(start, end), next: end < rows.length ? [end] : null };
}

function shownIn(cursor: readonly (string | number)[]): number {
  const [shown] = cursor;
  if (cursor.length !== 1 || typeof shown !== 'number' || shown <= 0)
    throw new RuleViolation({ code: 'cursor-invalid' });
  return shown;
}
