import { useLayoutEffect, useRef } from 'preact/hooks';
import { focusedRow, focusRow } from './row-focus.ts';
import { successor } from './successor.ts';

/**
 * Keeps the focus in a list whose rows move, go and come: on the row that had it, or on the one that takes its place.
 * `at` says which row the keys mean, which stays so while the focus is elsewhere.
 */
export function useRowFocus(ids: readonly number[]): { at: () => number | null; step: (by: number) => void } {
  const last = useRef<number | null>(null);
  const shown = useRef<readonly number[]>([]);
  // Of before the rows are changed: what is moved or taken out of the page loses the focus.
  const had = focusedRow();
  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = ids;
    const current = had?.id ?? last.current;
    const isGone = current !== null && !ids.includes(current);
    last.current = isGone ? successor(before, ids, current) : current;
    if (had === null || last.current === null || focusedRow() !== null) return;
    if (document.activeElement === document.body) focusRow(last.current, had.isLink, isGone);
  });
  const at = (): number | null => focusedRow()?.id ?? last.current;
  return {
    at,
    step(by) {
      const current = at();
      const index = current === null ? -1 : ids.indexOf(current);
      const target = ids[index < 0 ? 0 : Math.min(ids.length - 1, Math.max(0, index + by))];
      if (target === undefined) return;
      last.current = target;
      focusRow(target);
    },
  };
}
