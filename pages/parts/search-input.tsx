import { useLayoutEffect, useRef } from 'preact/hooks';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { useSettled } from './use-settled.ts';

export interface SearchInputProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** The group of shortcuts in which `/` leads here; without it, nothing does. */
  group?: string | undefined;
  /** It has the focus from the beginning, and gives it back when it goes. */
  isFocused?: boolean;
  /** Enter, with Shift or without, once the text is taken. */
  onEnter?: (isBack: boolean) => void;
  /** Escape, once it is empty. */
  onEscape?: () => void;
}

/**
 * What one searches with, alike wherever it is: it reports a moment after the last letter and at once on Enter; Escape
 * empties it, and the focus goes back to where it was. It stands in an element with the role `search`.
 */
export function SearchInput(props: SearchInputProps) {
  const { label, value, onChange, group, isFocused = false, onEnter, onEscape } = props;
  const { text, type, settle } = useSettled(value, onChange);
  const input = useRef<HTMLInputElement>(null);
  const before = useRef<EventTarget | null>(null);
  const goBack = (): void => {
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
    else input.current?.blur();
  };
  useShortcuts(group ?? '', group === undefined ? [] : [{ keys: '/', label, run: () => focus(input.current!) }]);
  useLayoutEffect(() => {
    if (!isFocused) return undefined;
    focus(input.current!);
    return goBack;
  }, []);
  const onKeyDown = ({ key, shiftKey }: KeyboardEvent): void => {
    if (key === 'Escape') {
      settle('');
      goBack();
      onEscape?.();
    }
    if (key !== 'Enter') return;
    if (text.trim() === value) onEnter?.(shiftKey);
    else settle(text);
  };
  return (
    <input
      ref={input}
      class="input"
      type="search"
      aria-label={label}
      placeholder={label}
      maxLength={255}
      value={text}
      onInput={(event) => type(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onFocus={({ currentTarget, relatedTarget }) => {
        const isWithin = currentTarget.closest('[role="search"]')!.contains(relatedTarget as Node | null);
        if (!isWithin) before.current = relatedTarget;
      }}
    />
  );
}

function focus(input: HTMLInputElement): void {
  input.focus();
  input.select();
}
