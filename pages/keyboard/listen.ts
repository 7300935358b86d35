import { settings } from '../settings/settings.ts';
import { keyboard } from './use-shortcuts.ts';

/** What takes letters for itself, or opens and chooses by them; a box to tick does not. */
const FIELDS =
  'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]:not([contenteditable="false"])';

/** What Enter and the space bar already do something to. */
const PRESSABLE = 'a[href], button, summary, input, [role="button"]';

/**
 * Makes keystrokes do what is registered: never in a field, never below an open dialog, and single letters not at all where
 * somebody has switched them off, as WCAG 2.1.4 wants it for those who speak to their computer.
 */
export function listenToKeyboard(): () => void {
  const onKey = (event: KeyboardEvent): void => {
    const target = event.target instanceof Element ? event.target : null;
    if (event.defaultPrevented || (event.repeat && isOnce(event.key)) || !settings.get('shortcuts')) return;
    if (target?.closest(FIELDS) || document.querySelector('dialog:modal')) return;
    if ((event.key === 'Enter' || event.key === ' ') && target?.closest(PRESSABLE)) return;
    const shortcut = keyboard.press(event);
    if (shortcut === null) return;
    event.preventDefault();
    shortcut.run();
  };
  addEventListener('keydown', onKey);
  return () => removeEventListener('keydown', onKey);
}

/** Keys that move may be held down; those that change something act once. */
const isOnce = (key: string): boolean => !/^[jk]$/i.test(key);
