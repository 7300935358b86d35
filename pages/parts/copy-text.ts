import { copyable } from '../text/foreign-text.ts';

/**
 * Puts a text on the clipboard, without what a terminal would obey. Where there is no clipboard, as on plain HTTP, the older
 * command is tried. @returns whether it is there.
 */
export async function copyText(text: string): Promise<boolean> {
  const clean = copyable(text);
  try {
    await navigator.clipboard.writeText(clean);
    return true;
  } catch {
    return copyBySelection(clean);
  }
}

function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea');
  const before = document.activeElement;
  field.value = text;
  field.className = 'visually-hidden';
  // Below an open dialog nothing can be selected.
  (document.querySelector('dialog:modal') ?? document.body).append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } finally {
    field.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}
