/** What has the focus in a list: which row, and which part of it. */
export interface RowFocus {
  id: number;
  isLink: boolean;
}

/** Finds the row that has the focus. */
export function focusedRow(): RowFocus | null {
  const at = document.activeElement;
  const row = at?.closest<HTMLElement>('[data-error]');
  return row ? { id: Number(row.dataset['error']), isLink: at instanceof HTMLAnchorElement } : null;
}

/** Moves the focus to a row. @returns whether it is there. */
export function focusRow(id: number, isLink = true, isScrolled = true): boolean {
  const row = document.querySelector(`[data-error="${id}"]`);
  const part = row?.querySelector<HTMLElement>(isLink ? 'a' : 'input') ?? row?.querySelector<HTMLElement>('a');
  part?.focus({ preventScroll: true });
  if (isScrolled) row?.scrollIntoView({ block: 'nearest' });
  return part != null;
}
