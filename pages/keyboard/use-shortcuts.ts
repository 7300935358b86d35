import { useLayoutEffect, useRef } from 'preact/hooks';
import { createKeyboard, type Shortcut } from './keys.ts';

/** The shortcuts of this tab. */
export const keyboard = createKeyboard();

/**
 * Adds shortcuts as long as a part is shown. Their functions may change with each rendering; their keys and labels decide
 * which there are, so one that is not possible now is left out of the list. They are there before anything is painted: the page that
 * lists them would grow else.
 */
export function useShortcuts(name: string, shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  const shape = JSON.stringify(shortcuts.map(({ keys, label }) => [keys, label]));
  useLayoutEffect(() => {
    const stable = latest.current.map(({ keys, label }) => ({
      keys,
      label,
      run: () => latest.current.find((one) => one.keys === keys)?.run(),
    }));
    return keyboard.register({ name, shortcuts: stable });
  }, [name, shape]);
}
